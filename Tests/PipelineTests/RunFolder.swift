import Foundation
import Ingest
import Pipeline
import Storage
import SystemPackage

/// A fresh folder with an inbox in which a test runs the pipeline; it is gone with the value.
final class RunFolder {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "policytrack-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "inbox"), withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func drop(_ text: String, as name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: "inbox/\(name)"))
    }

    /// Drops `count` articles that differ from each other. Their names sort as they were written, so that the inbox's
    /// order is the same whether or not the file system's clock ticked between two of them.
    ///
    /// - Parameter padding: Bytes of white space after each.
    func dropArticles(_ count: Int, padding: Int = 0) throws {
        let padding = String(repeating: " ", count: padding)
        for number in 0..<count { try drop(Self.article(number) + padding, as: "article-\(1000 + number).html") }
    }

    /// An article whose sentences no other number has.
    static func article(_ number: Int) -> String {
        let paragraphs = (0..<6).map { paragraph in
            "<p>第\(number)号通报第\(paragraph)段：\(number * 7 + paragraph)个城市的数字政府平台完成升级，"
                + "\(number * 13 + paragraph)项政务服务实现“一网通办”，覆盖\(number * 31 + paragraph)个乡镇。</p>"
        }
        return "<html><head><meta charset=\"utf-8\"><title>第\(number)号数字政府通报</title></head><body>"
            + "<h1>第\(number)号数字政府通报</h1>\(paragraphs.joined())</body></html>"
    }

    func run(_ options: RunOptions) throws -> RunReport {
        var configuration = PipelineConfiguration()
        configuration.ingest.settleSeconds = 0
        return try PageRun(
            Project(configuration: configuration, folder: FilePath(folder.path)), options: options
        ).run()
    }

    /// The contents of the regular files below `name`, by their relative paths.
    func contents(below name: String) throws -> [String: Data] {
        let root = folder.appending(path: name)
        var contents: [String: Data] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: root.path) ?? .init() {
            let file = root.appending(path: path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            contents[path] = try Data(contentsOf: file)
        }
        return contents
    }
}
