import ArgumentParser
import CCounts
import Extract
import Foundation
import HTMLTree
import PipelineModel

/// `measure growth`
struct GrowthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "growth",
        abstract: "Count what extraction costs for a page and for one ten times as large, in several shapes.",
        discussion: """
            Instructions are counted by valgrind's callgrind. A step that is worse than linear shows as a ratio above 10. \
            Exit status 1 where one is above 12 (20 for times).
            """
    )

    @Option(help: "Bytes of the smaller page.")
    var size = 400_000

    @Option(help: "Only this shape.")
    var only: PageShape?

    @Flag(help: "CPU time instead of instructions: faster to take, but it moves with what else the machine does.")
    var time = false

    @Flag(help: ArgumentHelp("Count in this process, which callgrind runs.", visibility: .hidden))
    var inside = false

    /// A ratio above this one is not linear; arrays that grow by doubling account for the rest, and for times caches
    /// that a large page does not fit into: up to 13.5 was seen on a busy machine.
    private var maximumRatio: Double { time ? 20 : 12 }

    func run() throws {
        if inside { return try count() }
        let costs = try time ? times() : Callgrind.run(arguments).instructions
        var table = Table("shape", "\(size / 1000) kB", "\(size / 100) kB", "ratio")
        var isLinear = true
        for shape in shapes {
            guard let small = costs["\(shape) small"], let large = costs["\(shape) large"] else { continue }
            table.add(
                shape.rawValue, (small / 1e6).rounded(to: 1), (large / 1e6).rounded(to: 1),
                (large / small).rounded(to: 2))
            isLinear = isLinear && large / small <= maximumRatio
        }
        print(time ? "milliseconds of CPU" : "millions of instructions")
        print(table)
        if !isLinear { throw ExitCode(1) }
    }

    private var shapes: [PageShape] { only.map { [$0] } ?? PageShape.allCases }

    private var arguments: [String] {
        ["growth", "--inside", "--size=\(size)"] + (only.map { ["--only=\($0.rawValue)"] } ?? [])
    }

    /// Counts each shape in both sizes, after a small page that builds what is built once.
    private func count() throws {
        try forEachPage { name, page in
            policytrack_begin_count()
            _ = try ArticleExtractor().process(page)
            policytrack_end_count(name)
        }
    }

    /// The best of three rounds, in nanoseconds.
    private func times() throws -> [String: Double] {
        var times: [String: Double] = [:]
        try forEachPage { name, page in
            for _ in 0..<3 {
                let start = policytrack_cpu_time()
                _ = try ArticleExtractor().process(page)
                times[name] = min(times[name] ?? .infinity, Double(policytrack_cpu_time() - start))
            }
        }
        return times
    }

    private func forEachPage(_ body: (String, RawPage) throws -> Void) throws {
        for shape in shapes {
            _ = try ArticleExtractor().process(Self.page(shape, 20_000))
            try body("\(shape) small", Self.page(shape, size))
            try body("\(shape) large", Self.page(shape, size * 10))
        }
    }

    private static func page(_ shape: PageShape, _ size: Int) -> RawPage {
        let bytes = Array(shape.page(of: size).utf8)
        return RawPage(
            facts: PageFacts(name: PageName(shape.rawValue), sha256: Digest(of: bytes), bytes: bytes.count),
            encoding: PageEncoding(charset: "utf-8"), form: shape == .text ? .text : .html, text: bytes)
    }
}

extension PageShape: ExpressibleByArgument {}
