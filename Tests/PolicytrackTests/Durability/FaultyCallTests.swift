import Foundation
import Glibc
import Testing

/// The real program with a call that fails or is cut short, SQLite's calls among them: it says so and ends with its status,
/// or goes on; the next run gives what an undisturbed one would. Long form: script/test-durability faults.
@Suite("failing calls")
struct FaultyCallTests {
    /// What happens to calls.
    struct Fault: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// What the preloaded library does.
        let action: String
        /// The kinds of calls that can fail so.
        let kinds: String
        /// Whether all later calls fail as well.
        let goesOn: Bool

        init(_ name: String, _ action: String, _ kinds: String, goesOn: Bool = false) {
            (testDescription, self.action, self.kinds, self.goesOn) = (name, action, kinds, goesOn)
        }

        private static let changes = "write,sync,rename,remove,folder,truncate"

        static let all = [
            Fault("ENOSPC from one on", "\(ENOSPC)", "write,rename,folder,truncate", goesOn: true),
            Fault("ENOSPC once", "\(ENOSPC)", "write,rename,folder,truncate"),
            Fault("EIO", "\(EIO)", "read,\(changes)"),
            Fault("EMFILE", "\(EMFILE)", "open"),
            Fault("EACCES", "\(EACCES)", "open,rename,remove,folder"),
            Fault("EINTR", "\(EINTR)", "read,write"),
            Fault("short write", "short", "write"),
        ]
    }

    private static let arguments = ["--pages-per-commit", "4"]
    private static let pages = DurablePages.make(14)

    @Test("at the k-th call, for every k", arguments: Fault.all)
    func every(fault: Fault) throws {
        let stride = LongForm.count("POLICYTRACK_FAULT_STRIDE", suite: 83)
        let expected = try DurableProject.Expected(pages: Self.pages)
        let calls = try Self.calls(fault)
        var statuses: [Int32: Int] = [:]
        var tried = 0
        for call in Swift.stride(from: 1, through: calls, by: stride) {
            let project = try DurableProject(pages: Self.pages)
            var variables = ["FAULT_KINDS": fault.kinds, "FAULT_AT": "\(call)", "FAULT_DO": fault.action]
            if fault.goesOn { variables["FAULT_ON"] = "1" }
            let outcome = try project.run(Self.arguments, environment: project.faults(variables))
            statuses[outcome.status, default: 0] += 1
            tried += 1
            let place: Comment = "\(fault.testDescription) at call \(call): \(outcome)"
            #expect([0, 74, 78].contains(outcome.status), place)
            #expect(outcome.status == 0 || outcome.errors.hasPrefix("policytrack: "), place)
            // A page that could not be read comes after the others, which may make it the reprint.
            let isInOrder = !outcome.errors.contains("unreadable")
            #expect(try project.difference(from: expected, inOrder: isInOrder) == nil, place)
        }
        LongForm.report(
            "\(fault.testDescription): \(tried) of \(calls) calls, statuses \(statuses.sorted { $0.key < $1.key })")
    }

    /// How many calls an undisturbed run makes that can fail so.
    private static func calls(_ fault: Fault) throws -> Int {
        let project = try DurableProject(pages: pages)
        let log = project.workplace.path(".calls")
        try #require(
            try project.run(
                arguments, environment: project.faults(["FAULT_LOG": log.path, "FAULT_KINDS": fault.kinds])
            ).status == 0)
        return try String(contentsOf: log, encoding: .utf8).split(separator: "\n").count
    }
}
