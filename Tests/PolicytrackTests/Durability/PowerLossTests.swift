import Foundation
import Testing

/// The power fails behind each change that a run makes to the disk, SQLite's among them; the next run sets it right.
///
/// The real program runs once with its changes recorded. A state is what `CrashedDisk` leaves of a prefix of them; it is
/// written to a folder, where the program runs again. Not modelled: a disk that reports a sync and does not carry it out,
/// and SQLite's shared-memory file, which is no file of the disk's and is made anew.
/// Long form: script/test-durability power-loss.
@Suite("power loss")
struct PowerLossTests {
    /// Small commits, so that one run makes several.
    private static let arguments = ["--pages-per-commit", "4"]
    private static let pages = DurablePages.make(26)

    private struct Recording {
        let start: CrashedDisk
        let steps: [DiskTrace.Step]

        /// Records a run over `project` as it stands.
        init(_ project: DurableProject) throws {
            start = CrashedDisk(
                contents: try project.contents(), folders: project.folders())
            let trace = project.workplace.path(".trace")
            let environment = project.faults(["FAULT_TRACE": trace.path])
            let outcome = try project.run(PowerLossTests.arguments, environment: environment)
            try #require(outcome.status == 0, "\(outcome.errors)")
            steps = try DiskTrace(contentsOf: trace).steps.filter { !$0.path.hasSuffix("-shm") }
        }
    }

    @Test("behind every change, with what was not synced dropped, kept, or partly kept", arguments: [0, 1])
    func states(shard: Int) throws {
        let wanted = LongForm.count("POLICYTRACK_STATES", suite: 24) / 2
        let expected = try DurableProject.Expected(pages: Self.pages)
        let recording = try Recording(DurableProject(pages: Self.pages))
        #expect(recording.steps.count > 200)
        var random = SplitMix(seed: LongForm.seed, stream: shard)
        var (states, prefixes) = (0, 0)
        // Every prefix where there are states enough; otherwise some, spread over the run.
        let stride = max(1, 2 * recording.steps.count / wanted)
        while states < wanted {
            var disk = recording.start
            for (number, step) in recording.steps.enumerated() {
                disk.apply(step)
                guard number % (2 * stride) == shard * stride, states < wanted else { continue }
                let share = states < recording.steps.count / (2 * stride) ? 0 : [1, 0.5, 0.5, 0.9, 0.1][states % 5]
                let state = disk.contents { Double.random(in: 0..<1, using: &random) < share }
                let project = try DurableProject(contents: state.files, folders: state.folders)
                let difference = try project.difference(from: expected)
                #expect(
                    difference == nil,
                    "behind change \(number), \(step.path) \(step.change), share \(share), seed \(LongForm.seed)")
                states += 1
                LongForm.progress(states, "states")
                if share == 0 { prefixes += 1 }
            }
        }
        LongForm.report(
            "\(states) states (\(prefixes) prefixes with all that was not synced dropped) of \(recording.steps.count) changes"
        )
    }
}

extension DurableProject {
    /// A project whose folder holds `contents`.
    init(contents: [String: Data], folders: [String]) throws {
        try self.init()
        for folder in folders {
            try FileManager.default.createDirectory(
                at: workplace.path(folder), withIntermediateDirectories: true)
        }
        // In the order of their names, which the inbox keeps for files of one age.
        for (path, content) in contents.sorted(by: { $0.key < $1.key }) {
            try content.write(to: workplace.path(path))
        }
    }

    /// All files below the project, and all folders.
    func contents() throws -> [String: Data] {
        Dictionary(
            uniqueKeysWithValues: try workplace.files(below: "").map { ($0, try Data(contentsOf: workplace.path($0))) })
    }

    func folders() -> [String] {
        let walk = FileManager.default.enumerator(at: workplace.folder, includingPropertiesForKeys: [.isDirectoryKey])
        return (walk?.compactMap { $0 as? URL } ?? []).filter(\.hasDirectoryPath)
            .map { String($0.path.dropFirst(workplace.folder.path.count + 1)) }
    }
}
