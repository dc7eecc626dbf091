import Foundation
import Glibc
import Testing

/// What is synced before what, in the calls of the real program.
@Suite("order of syncs")
struct SyncOrderTests {
    private static let arguments = ["--pages-per-commit", "5"]

    private func record(_ project: DurableProject) throws -> [DiskTrace.Step] {
        let trace = project.workplace.path(".trace")
        let outcome = try project.run(
            Self.arguments, environment: project.faults(["FAULT_TRACE": trace.path]))
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try DiskTrace(contentsOf: trace).steps
    }

    @Test(
        "a part is synced, its name is, the ledger is; then it is renamed, its folder synced, and only then do pages leave"
    )
    func order() throws {
        let steps = try record(DurableProject(pages: DurablePages.make(30)))
        var parts = 0
        for (index, step) in steps.enumerated() {
            guard case .rename(let target) = step.change, target.hasPrefix("warehouse/") else { continue }
            parts += 1
            let written = try #require(steps[..<index].lastIndex { $0.path == step.path && $0.isWrite })
            let synced = try #require(steps[written..<index].firstIndex { $0.path == step.path && $0.isSync })
            let named = try #require(
                steps[synced..<index].firstIndex { $0.path == ".policytrack/staging" && $0.isFolderSync })
            let log = steps[named..<index].filter { $0.path == ".policytrack/ledger.sqlite-wal" }
            #expect(log.contains(where: \.isWrite) && log.last?.isSync == true, "\(target)")
            let folder = target.split(separator: "/").dropLast().joined(separator: "/")
            let durable = try #require(
                steps[index...].firstIndex { $0.path == folder && $0.isFolderSync }, "\(target)")
            #expect(!steps[index..<durable].contains { $0.path.hasPrefix("inbox/page") }, "\(target)")
        }
        #expect(parts > 5)
        // Whatever folder was made in the warehouse, its own name was synced before anything was renamed into it.
        for (index, step) in steps.enumerated() where step.isNewFolder && step.path.hasPrefix("warehouse/") {
            let parent = step.path.split(separator: "/").dropLast().joined(separator: "/")
            let synced = try #require(steps[index...].firstIndex { $0.path == parent && $0.isFolderSync })
            let used = steps[index...].firstIndex { step in
                if case .rename(let target) = step.change { target.hasPrefix(step.path + "/") } else { false }
            }
            #expect(used.map { $0 > synced } ?? true, "\(step.path)")
        }
    }

    @Test("a sync that fails is final: what was written is given up, nothing is renamed, and the run ends with 74")
    func failedSync() throws {
        let pages = DurablePages.make(12)
        let expected = try DurableProject.Expected(pages: pages)
        let twin = try DurableProject(pages: pages)
        let log = twin.workplace.path(".calls")
        _ = try twin.run(Self.arguments, environment: twin.faults(["FAULT_KINDS": "sync", "FAULT_LOG": log.path]))
        let syncs = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
        #expect(syncs.count > 30)
        for number in stride(from: 1, through: syncs.count, by: LongForm.count("POLICYTRACK_FAULT_STRIDE", suite: 23)) {
            let project = try DurableProject(pages: pages)
            let trace = project.workplace.path(".trace")
            let outcome = try project.run(
                Self.arguments,
                environment: project.faults([
                    "FAULT_KINDS": "sync", "FAULT_AT": "\(number)", "FAULT_DO": "\(EIO)", "FAULT_TRACE": trace.path,
                ]))
            let path = String(syncs[number - 1].dropFirst("sync ".count))
            // SQLite does not ask what came of syncing the folder in which it made its log, and goes on with a journal where it
            // cannot make one. The last two are those with which it empties the log when it is closed: what was committed
            // was synced before, and the log stays.
            let isOfJournal = [".policytrack", ".policytrack/ledger.sqlite", ".policytrack/ledger.sqlite-journal"]
                .contains(path)
            let mayPass = isOfJournal || number > syncs.count - 2
            #expect(outcome.status == 74 || mayPass && outcome.status == 0, "\(path): \(outcome)")
            let steps = try DiskTrace(contentsOf: trace).steps
            if path.hasSuffix(".part") || path.hasSuffix(".run") {
                let written = try #require(steps.lastIndex { $0.path == path && $0.isWrite }, "\(path)")
                #expect(!steps[written...].contains { $0.path == path && ($0.isSync || $0.isRename) }, "\(path)")
            }
            #expect(try project.difference(from: expected) == nil, "\(path)")
        }
    }
}

extension DiskTrace.Step {
    var isWrite: Bool { if case .write = change { true } else { false } }
    var isSync: Bool { if case .sync = change { true } else { false } }
    var isFolderSync: Bool { if case .syncFolder = change { true } else { false } }
    var isRename: Bool { if case .rename = change { true } else { false } }
    var isNewFolder: Bool { if case .makeFolder = change { true } else { false } }
}
