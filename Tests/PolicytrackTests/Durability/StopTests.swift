import Foundation
import Glibc
import Testing

/// A run that is asked to stop.
@Suite("signals")
struct StopTests {
    /// The processes whose parent is `process`.
    private func children(of process: pid_t) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { child in
            guard let bytes = FileManager.default.contents(atPath: "/proc/\(child)/status") else { return false }
            return String(decoding: bytes, as: UTF8.self).contains("\nPPid:\t\(process)\n")
        }
    }

    @Test(
        "SIGTERM and SIGINT end a run within seconds, also while its workers hang, and the next one does the rest",
        arguments: [SIGTERM, SIGINT])
    func stops(signal: Int32) throws {
        let pages = DurablePages.make(100)
        let expected = try DurableProject.Expected(pages: pages)
        let project = try DurableProject(pages: pages)
        let started = try project.workplace.start(["run", "--jobs", "2"])
        let run = started.process.processIdentifier
        var workers: [pid_t] = []
        while workers.isEmpty, started.process.isRunning { workers = children(of: run) }
        try #require(!workers.isEmpty)
        for worker in workers { kill(worker, SIGSTOP) }
        let begin = ContinuousClock.now
        kill(run, signal)
        let outcome = try started.finish()
        let took = ContinuousClock.now - begin
        // SIGALRM is the last resort of a run that does not come to an end by itself.
        #expect([128 + signal, 128 + SIGALRM].contains(outcome.status), "\(outcome)")
        // Two seconds are promised; the rest is for a machine that is busy.
        #expect(took < .seconds(10))
        for worker in workers { #expect(kill(worker, 0) != 0 || !children(of: run).contains(worker)) }
        let difference = try project.difference(from: expected)
        #expect(difference == nil)
        LongForm.report("signal \(signal): ended with \(outcome.status) after \(took) with its workers hanging")
    }
}
