import Foundation
import Glibc
import Testing

/// The real program killed, at each point where it touches the disk and at random instants; the next run sets it right.
/// Long form: script/test-durability kills.
@Suite("kill -9")
struct KillTests {
    /// A call of the program at which it is killed, told by what it does to which file.
    private struct Point {
        let name: String
        /// Its number among the calls that are counted.
        let call: Int
    }

    /// Calls that change something; of the others a kill makes the same as of the next that does.
    private static let kinds = "write,sync,rename,remove,folder,truncate"

    /// The first, second, middle and last call of each kind to each kind of file, named `rename inbox/PAGE #2`.
    private static func points(pages: [(name: String, content: Data)]) throws -> [Point] {
        let project = try DurableProject(pages: pages)
        let log = project.workplace.path(".calls")
        let environment = project.faults(["FAULT_LOG": log.path, "FAULT_KINDS": kinds])
        try #require(try project.run(environment: environment).status == 0)
        let calls = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
        var numbers: [String: [Int]] = [:]
        for (index, call) in calls.enumerated() { numbers[kind(of: call), default: []].append(index + 1) }
        return numbers.sorted { $0.value[0] < $1.value[0] }.flatMap { name, numbers in
            Set([0, 1, numbers.count / 2, numbers.count - 1]).filter(numbers.indices.contains).sorted().map {
                Point(name: "\(name) #\($0 + 1)", call: numbers[$0])
            }
        }
    }

    private static func kind(of call: Substring) -> String {
        String(call).replacing(/page-[^\/]*/, with: "PAGE").replacing(/[0-9]+/, with: "N")
            .replacing(/topic=[a-zN-]+\/month=[a-zN-]+/, with: "PARTITION").replacing(
                /month=[a-zN-]+/, with: "PARTITION")
    }

    @Test("at each named point", arguments: [0, 1])
    func named(shard: Int) throws {
        let repeats = LongForm.count("POLICYTRACK_KILLS_A_POINT", suite: 1)
        let pages = DurablePages.make(LongForm.count("POLICYTRACK_PAGES_A_POINT", suite: 12))
        let all = try Self.points(pages: pages)
        #expect(all.count >= 40)
        let wanted = min(all.count, LongForm.count("POLICYTRACK_POINTS", suite: 16))
        let points = (0..<wanted).map { all[$0 * all.count / wanted] }
        let expected = try DurableProject.Expected(pages: pages)
        var random = SplitMix(seed: LongForm.seed, stream: shard)
        var kills = 0
        for (number, point) in points.enumerated() where number % 2 == shard {
            for attempt in 0..<repeats {
                let project = try DurableProject(pages: pages)
                try kill(project, at: point.call, torn: attempt % 2 == 1)
                kills += 1
                LongForm.progress(kills, "kills at named points")
                // The run that recovers is killed as well, anywhere.
                if attempt > 0 {
                    try kill(project, at: Int.random(in: 1...60, using: &random), torn: false, mustDie: false)
                }
                let difference = try project.difference(from: expected)
                #expect(difference == nil, "\(point.name), attempt \(attempt), seed \(LongForm.seed)")
            }
        }
        LongForm.report("\(kills) kills at named points (\(points.count) points), \(pages.count) pages")
    }

    private func kill(_ project: DurableProject, at call: Int, torn: Bool, mustDie: Bool = true) throws {
        let outcome = try project.run(
            environment: project.faults([
                "FAULT_KINDS": Self.kinds, "FAULT_AT": "\(call)", "FAULT_DO": torn ? "torn" : "kill",
            ]))
        #expect(outcome.status == 128 + SIGKILL || (!mustDie && outcome.status == 0), "\(outcome)")
    }

    @Test("at random instants", arguments: [0, 1])
    func random(shard: Int) throws {
        let kills = LongForm.count("POLICYTRACK_KILLS", suite: 8) / 2
        let pages = DurablePages.make(LongForm.count("POLICYTRACK_PAGES", suite: 40))
        let expected = try DurableProject.Expected(pages: pages)
        var random = SplitMix(seed: LongForm.seed, stream: shard)
        var (killed, early, rounds) = (0, 0, 0)
        while killed < kills {
            let project = try DurableProject(pages: pages)
            rounds += 1
            for attempt in 1...4 {
                let started = try project.workplace.start(["run", "--quiet"])
                // A tenth longer than a run takes, so that its end is met too; later runs have less to do.
                let seconds = Double.random(in: 0...1.1, using: &random) * expected.runSeconds / Double(attempt)
                usleep(UInt32(seconds * 1_000_000))
                Glibc.kill(started.process.processIdentifier, SIGKILL)
                if try started.finish().status == 128 + SIGKILL { killed += 1 } else { early += 1 }
                #expect(try project.isWhole(), "half a row after kill \(attempt), seed \(LongForm.seed)")
            }
            let difference = try project.difference(from: expected)
            LongForm.progress(killed, "kills at random instants")
            #expect(difference == nil, "round \(rounds), seed \(LongForm.seed), shard \(shard)")
        }
        LongForm.report(
            "\(killed) kills at random instants in \(rounds) rounds, \(pages.count) pages (\(early) had ended before)")
    }
}
