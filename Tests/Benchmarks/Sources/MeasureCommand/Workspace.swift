import Foundation

/// A fresh folder in which policytrack runs; removed when let go, unless it is to be kept.
final class Workspace {
    let path: String
    var isKept = false
    var inbox: String { path + "/inbox" }

    /// - Parameters:
    ///   - parent: Where to make it: a folder on the disk that is to be measured.
    ///   - afterwards: What happens to a page whose outcome is durable: `move` or `delete`.
    init(in parent: String, afterwards: String = "move") throws {
        path = parent + "/policytrack-measure-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        // No settling time, which is waiting and not work.
        let configuration = #"{"ingest": {"settleSeconds": 0, "afterwards": "\#(afterwards)"}}"#
        try configuration.write(toFile: path + "/pipeline.json", atomically: true, encoding: .utf8)
    }

    deinit {
        if !isKept { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Copies the pages of a folder into the inbox, in order of their names.
    func fill(from folder: PageFolder, where isWanted: (String) -> Bool = { _ in true }) throws {
        for name in folder.names where isWanted(name) {
            try FileManager.default.copyItem(atPath: folder.path + "/" + name, toPath: inbox + "/" + name)
        }
    }

    /// Runs policytrack once.
    func run(_ program: String, jobs: Int, onOneCore: Bool = false, _ more: [String] = []) throws -> ProgramRun {
        try ProgramRun(program, ["run", "--quiet", "--jobs", String(jobs)] + more, in: path, onOneCore: onOneCore)
    }
}
