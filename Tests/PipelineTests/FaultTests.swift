import Foundation
import Pipeline
import Storage
import SystemPackage
import Testing

/// Runs cut short at any file operation, then repeated: the warehouse must be as if nothing had happened.
struct FaultTests {
    /// How many operations lie between two that are tried. `POLICYTRACK_FAULTS=all`, as script/test-durability faults sets it,
    /// tries every one.
    private static let stride = ProcessInfo.processInfo.environment["POLICYTRACK_FAULTS"] == "all" ? 1 : 11

    private struct Uninterrupted {
        let operations: Int
        let warehouse: [String: String]
        let inbox: [String]

        init() throws {
            let project = try TemporaryProject()
            try FaultTests.fill(project)
            let store = FailingStore(wrapping: DiskStore())
            try project.run(store: store)
            operations = store.count
            warehouse = try project.contents(below: "warehouse")
            inbox = try project.files(below: "inbox")
        }
    }

    private static func fill(_ project: TemporaryProject) throws {
        for page in SamplePages.all { try project.drop(page.text, as: page.name) }
    }

    private func check(_ plan: (Int) -> FaultPlan) throws {
        let expected = try Uninterrupted()
        #expect(expected.operations > 50)
        for operation in Swift.stride(from: 0, to: expected.operations, by: Self.stride) {
            let project = try TemporaryProject()
            try Self.fill(project)
            let store = FailingStore(wrapping: DiskStore(), plan: plan(operation))
            let failed = Result { try project.run(store: store) }
            try project.run()
            let step = store.steps.count > operation ? "\(store.steps[operation])" : "none"
            #expect(
                try project.contents(below: "warehouse") == expected.warehouse,
                "after operation \(operation), \(step), which gave \(failed)")
            #expect(
                try project.files(below: "inbox") == expected.inbox, "after operation \(operation), \(step)")
            #expect(try project.files(below: ".policytrack/staging") == [], "after operation \(operation), \(step)")
        }
    }

    @Test("a run stopped at any operation, as if killed, can be repeated")
    func killed() throws { try check { .stop(at: $0) } }

    @Test("a run that finds the disk full at any operation can be repeated")
    func full() throws { try check { .failFrom($0, .noSpace) } }

    @Test("a run in which one operation fails can be repeated")
    func failing() throws { try check { .fail(at: $0, .noSpace) } }

    @Test("a page that cannot be read once is taken by the next run, and no other is lost")
    func unreadable() throws {
        let expected = try Uninterrupted()
        for operation in Swift.stride(from: 3, to: expected.operations, by: 3 * Self.stride) {
            let project = try TemporaryProject()
            try Self.fill(project)
            let store = FailingStore(wrapping: DiskStore(), plan: .fail(at: operation, .ioError))
            _ = Result { try project.run(store: store) }
            try project.run()
            let rows = try project.contents(below: "warehouse").values.joined().split(separator: "\n").count
            #expect(rows == 5, "after operation \(operation)")
            #expect(
                try project.files(below: "inbox").filter { !$0.hasPrefix("_") } == [], "after operation \(operation)")
        }
    }
}
