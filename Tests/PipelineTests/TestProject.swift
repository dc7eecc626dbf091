import Foundation
import Pipeline
import Storage
import SystemPackage

/// A project in a folder of its own, gone with the value.
final class TestProject {
    let folder: FilePath
    var configuration: String

    init(configuration: String = #"{"ingest": {"settleSeconds": 0}}"#) throws {
        folder = FilePath("/tmp/policytrack-tests/project-\(UInt64.random(in: 0 ... .max))")
        self.configuration = configuration
        try DiskStore().createFolder(folder.appending("inbox"))
    }

    /// A copy of `other` as it stands.
    init(copying other: TestProject) throws {
        folder = FilePath("/tmp/policytrack-tests/project-\(UInt64.random(in: 0 ... .max))")
        configuration = other.configuration
        try FileManager.default.copyItem(atPath: other.folder.string, toPath: folder.string)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.string) }

    func project() throws -> Project {
        Project(
            configuration: try PipelineConfiguration.read(Array(configuration.utf8), file: "pipeline.json"),
            folder: folder)
    }

    func options(_ store: any FileStore = DiskStore()) -> RunOptions {
        var options = RunOptions()
        options.store = store
        options.clock = .fixed(1_800_000_000)
        return options
    }

    @discardableResult
    func run(_ store: any FileStore = DiskStore()) throws -> RunReport {
        try PageRun(project(), options: options(store)).run()
    }

    func verify() throws -> VerifyReport { try Verification(project(), options: options()).run() }

    func repair() throws -> VerifyReport { try Verification(project(), options: options()).repair() }

    /// Copies the sample pages that come with policytrack into the inbox.
    func dropSamples() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        for page in try FileManager.default.contentsOfDirectory(
            at: root.appending(path: "Samples"), includingPropertiesForKeys: nil)
        {
            try write(try Data(contentsOf: page), to: "inbox/\(page.lastPathComponent)")
        }
    }

    func write(_ content: Data, to name: String) throws { try content.write(to: url(name)) }
    func read(_ name: String) throws -> Data { try Data(contentsOf: url(name)) }
    func remove(_ name: String) throws { try FileManager.default.removeItem(at: url(name)) }
    func url(_ name: String) -> URL { URL(filePath: folder.appending(name).string) }

    /// The relative paths of the regular files below `name`, sorted.
    func files(below name: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.appending(name).string)
            .filter { path in
                var isFolder: ObjCBool = false
                let exists = FileManager.default.fileExists(
                    atPath: folder.appending(name).appending(path).string, isDirectory: &isFolder)
                return exists && !isFolder.boolValue
            }
            .map { "\(name)/\($0)" }.sorted()
    }

    /// All files of the warehouse with their content.
    func warehouse() throws -> [String: Data] {
        Dictionary(uniqueKeysWithValues: try files(below: "warehouse").map { ($0, try read($0)) })
    }

    /// The lines of all parts, sorted.
    func rows() throws -> [String] {
        try warehouse().values.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) }
            .sorted()
    }
}
