import Foundation
import Glibc
import Testing

/// What a run does about one that was killed before it.
@Suite("recovery")
struct RecoveryTests {
    private static let kinds = "open,read,write,sync,rename,remove,folder,truncate"

    /// A project of `stored` pages in which a run over eight more was killed right behind its commit.
    private func killed(stored: Int) throws -> DurableProject {
        let project = try DurableProject(pages: DurablePages.make(stored))
        #expect(try project.run().status == 0)
        for page in DurablePages.make(stored + 8).suffix(8) {
            try page.content.write(to: project.workplace.path("inbox/\(page.name)"))
        }
        let outcome = try project.run(
            environment: project.faults(["FAULT_KINDS": "rename", "FAULT_AT": "1", "FAULT_DO": "kill"]))
        #expect(outcome.status == 128 + SIGKILL)
        return project
    }

    @Test("what was committed is finished before the inbox is listed: its pages are neither seen before nor left")
    func first() throws {
        let project = try killed(stored: 30)
        let outcome = try project.workplace.run("run", "--json", "--in-process")
        #expect(outcome.status == 0)
        for count in [#""pages":0,"#, #""seen":0,"#, #""left":0,"#] {
            #expect(outcome.output.contains(count), "\(outcome.output)")
        }
        #expect(project.pages().allSatisfy { $0.hasPrefix("_") })
        #expect(try project.workplace.run("verify").status == 0)
        // Nothing is left to recover: the next run touches next to nothing.
        let log = project.workplace.path(".calls")
        try project.run(environment: project.faults(["FAULT_LOG": log.path]))
        let calls = try String(contentsOf: log, encoding: .utf8)
        #expect(!calls.contains("ledger.sqlite"), "\(calls)")
    }

    @Test("its cost does not grow with the warehouse")
    func cost() throws {
        let large = LongForm.count("POLICYTRACK_STORED", suite: 200)
        let counts = try [50, large].map { stored in
            let project = try killed(stored: stored)
            let log = project.workplace.path(".calls")
            let environment = project.faults(["FAULT_LOG": log.path, "FAULT_KINDS": Self.kinds])
            #expect(try project.run(environment: environment).status == 0)
            return try String(contentsOf: log, encoding: .utf8).split(separator: "\n").count
        }
        LongForm.report("recovery behind 50 pages: \(counts[0]) calls of the disk, behind \(large): \(counts[1])")
        // A deeper tree of SQLite's is some reads more.
        #expect(counts[1] < counts[0] + 60)
    }
}
