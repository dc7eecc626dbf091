import Foundation
import Ingest
import Pipeline
import Storage
import SystemPackage

/// A project in a fresh folder, gone with the value; runs are told a fixed time.
final class TemporaryProject {
    let folder: FilePath
    let configuration: PipelineConfiguration

    init() throws {
        let name = FileManager.default.temporaryDirectory.appending(path: "policytrack-\(UUID().uuidString)")
        folder = FilePath(name.path)
        var configuration = PipelineConfiguration()
        configuration.ingest.settleSeconds = 0
        self.configuration = configuration
        try FileManager.default.createDirectory(at: url("inbox"), withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.string) }

    func url(_ name: String) -> URL { URL(filePath: folder.string).appending(path: name) }

    func drop(_ text: String, as name: String) throws {
        try Data(text.utf8).write(to: url("inbox/\(name)"))
    }

    @discardableResult
    func run(store: any FileStore = DiskStore(), jobs: Int = 1, pagesPerCommit: Int = 3) throws -> RunReport {
        var options = RunOptions()
        options.jobs = jobs
        options.pagesPerCommit = pagesPerCommit
        options.store = store
        options.clock = .fixed(1_767_225_600)
        return try PageRun(Project(configuration: configuration, folder: folder), options: options).run()
    }

    /// The files below `name` by relative path. Run ids, which tell how many runs there were, become `RUN` in them.
    func contents(below name: String) throws -> [String: String] {
        var contents: [String: String] = [:]
        let walk = FileManager.default.enumerator(atPath: url(name).path)
        while let path = walk?.nextObject() as? String {
            guard let data = FileManager.default.contents(atPath: url("\(name)/\(path)").path) else { continue }
            contents[path] = String(decoding: data, as: UTF8.self)
                .replacing(/20260101T000000Z-[0-9]+/, with: "RUN")
        }
        return contents
    }

    /// The names of the files below `name`, sorted.
    func files(below name: String) throws -> [String] {
        try contents(below: name).keys.sorted()
    }
}
