import Foundation
import Glibc
import Testing

/// Runs that meet each other. Long form: script/test-durability starts.
@Suite("one writer")
struct ManyStartsTests {
    @Test("of twenty started at once one works, the others end with 75, and nothing is stored twice")
    func starts() throws {
        let rounds = LongForm.count("POLICYTRACK_STARTS", suite: 1)
        let pages = DurablePages.make(10)
        let expected = try DurableProject.Expected(pages: pages)
        var counts: [Int32: Int] = [:]
        for _ in 0..<rounds {
            let project = try DurableProject(pages: pages)
            // A settling time has the first hold the lock while the others begin, however slow the machine is.
            try project.workplace.write(#"{"ingest": {"settleSeconds": 2}}"#, to: "pipeline.json")
            let started = try (0..<20).map { _ in
                try project.workplace.start(["run", "--json", "--in-process"])
            }
            let outcomes = try started.map { try $0.finish() }
            for outcome in outcomes { counts[outcome.status, default: 0] += 1 }
            #expect(outcomes.allSatisfy { [0, 75].contains($0.status) }, "\(outcomes)")
            #expect(outcomes.count { $0.status == 0 && !$0.output.contains(#""pages":0"#) } == 1, "\(outcomes)")
            #expect(outcomes.allSatisfy { $0.status == 0 || $0.errors.contains("another run holds") }, "\(outcomes)")
            try project.workplace.write(#"{"ingest": {"settleSeconds": 0}}"#, to: "pipeline.json")
            let difference = try project.difference(from: expected)
            #expect(difference == nil)
        }
        LongForm.report("20 starts at once × \(rounds): statuses \(counts.sorted { $0.key < $1.key })")
    }

    @Test("a killed holder of the lock never blocks, and --wait waits for one that lives")
    func holders() throws {
        let project = try DurableProject(pages: DurablePages.make(10))
        let lock = project.workplace.path(".policytrack/lock")
        try FileManager.default.createDirectory(
            at: lock.deletingLastPathComponent(), withIntermediateDirectories: true)
        let file = open(lock.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        try #require(file >= 0)
        try #require(flock(file, LOCK_EX) == 0)
        let refused = try project.run()
        #expect(refused.status == 75 && refused.errors.contains("--wait"), "\(refused)")
        let waiting = try project.workplace.start(["run", "--quiet", "--in-process", "--wait"])
        usleep(200_000)
        #expect(waiting.process.isRunning)
        // What the kernel does for a process that is killed.
        close(file)
        #expect(try waiting.finish().status == 0)
        #expect(try !project.rows().isEmpty)
        #expect(try project.run().status == 0)
    }
}
