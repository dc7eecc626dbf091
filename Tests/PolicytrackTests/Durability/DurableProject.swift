import Foundation
import Glibc
import Testing

/// A project that runs of the real program are cut short in, and what it must look like in the end.
struct DurableProject {
    /// The outcome of a run that nothing disturbed.
    struct Expected {
        /// All rows, sorted, without what differs from run to run.
        let rows: [Data]
        /// The pages in their places, each with its folder but the month: `_processed/page-00001.html`.
        let pages: [String]
        let runSeconds: Double

        init(pages: [(name: String, content: Data)]) throws {
            let project = try DurableProject(pages: pages)
            let begin = ContinuousClock.now
            let outcome = try project.run()
            try #require(outcome.status == 0, "\(outcome.errors)")
            let elapsed = (ContinuousClock.now - begin).components
            runSeconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
            rows = try project.rows()
            self.pages = project.pages()
            try #require(!rows.isEmpty)
        }
    }

    let workplace: Workplace

    init(pages: [(name: String, content: Data)] = []) throws {
        workplace = try Workplace()
        for page in pages { try page.content.write(to: workplace.path("inbox/\(page.name)")) }
    }

    /// One run. `--in-process` spares the start of workers, which have nothing to do with the disk.
    @discardableResult
    func run(_ arguments: [String] = [], environment: [String: String] = [:]) throws -> Workplace.Outcome {
        try workplace.start(["run", "--quiet", "--in-process"] + arguments, environment: environment).finish()
    }

    /// What preloads the library of faults into a run of this project.
    func faults(_ variables: [String: String]) -> [String: String] {
        variables.merging([
            "LD_PRELOAD": Workplace.products.appending(path: "libDiskFaults.so").path,
            "FAULT_ROOT": workplace.folder.path,
        ]) { given, _ in given }
    }

    /// The parts of the warehouse.
    private func parts() throws -> [Data] {
        try workplace.files(below: "warehouse").map { try Data(contentsOf: workplace.path("warehouse/\($0)")) }
    }

    /// All rows, sorted, without the time and the id of the run.
    func rows() throws -> [Data] {
        try parts().flatMap { part in part.split(separator: UInt8(ascii: "\n")).map { Self.withoutRun($0) } }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func withoutRun(_ line: Data) -> Data {
        var line = Data(line)
        for key in ["\"ingested_at\":\"", "\"run\":\""] {
            guard let found = line.range(of: Data(key.utf8)),
                let end = line[found.upperBound...].firstIndex(of: UInt8(ascii: "\""))
            else { continue }
            line.removeSubrange(found.upperBound..<end)
        }
        return line
    }

    /// The digests of the pages that rows were made of, sorted.
    private static func pages(of rows: [Data]) -> [String] {
        let key = Data("\"sha256\":\"".utf8)
        return rows.map { row in
            row.range(of: key).map { String(decoding: row[$0.upperBound...].prefix(64), as: UTF8.self) } ?? ""
        }.sorted()
    }

    /// Whether a reader sees whole rows only.
    func isWhole() throws -> Bool {
        try parts().allSatisfy { part in
            part.last == UInt8(ascii: "\n")
                && part.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.first == 0x7B && $0.last == 0x7D }
        }
    }

    /// The pages below the inbox with their places, notes left out; `_processed/2026-11/a` reads `_processed/a`.
    func pages() -> [String] {
        workplace.files(below: "inbox").filter { !$0.hasSuffix(".reason.json") }.map { path in
            let steps = path.split(separator: "/")
            return steps.first == "_processed" ? "_processed/\(steps.last ?? "")" : path
        }.sorted()
    }

    /// Runs to the end and compares with what an undisturbed run gives: nothing lost, twice or torn, and `verify` agrees.
    ///
    /// - Parameter inOrder: Whether the pages were taken in the same order, on which it depends which of two repeats the
    ///   other; otherwise it is only asked whether each page has its row.
    /// - Returns: What differs; `nil` where nothing does.
    func difference(from expected: Expected, inOrder: Bool = true) throws -> String? {
        guard try isWhole() else { return "a reader saw half a row" }
        let outcome = try run()
        guard outcome.status == 0 else { return "the run after ended with \(outcome.status): \(outcome.errors)" }
        let rows = try rows()
        if !inOrder {
            guard Self.pages(of: rows) == Self.pages(of: expected.rows) else { return "other pages have rows" }
        } else if rows != expected.rows {
            let (lost, more) = (Set(expected.rows).subtracting(rows), Set(rows).subtracting(expected.rows))
            return "\(rows.count) rows instead of \(expected.rows.count), \(lost.count) lost, \(more.count) others: "
                + (lost.first ?? more.first).map { String(decoding: $0.prefix(300), as: UTF8.self) }.debugDescription
        }
        if pages() != expected.pages {
            return "pages: \(Set(pages()).symmetricDifference(expected.pages).sorted().prefix(5))"
        }
        let verified = try workplace.run("verify")
        guard verified.status == 0 else { return "verify: \(verified.output)\(verified.errors)" }
        let left = workplace.files(below: ".policytrack/staging")
        return left.isEmpty ? nil : "staging holds \(left)"
    }
}
