import ArgumentParser
import CCounts
import Corpus
import Foundation
import HanText
import Normalise
import PipelineModel

/// `measure normalise FOLDER`
struct NormaliseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalise",
        abstract:
            "Time Normalise on the articles of a folder, clean and disguised, beside a plain copy of the same bytes.",
        discussion: """
            The articles are those that need no repair; the disguised ones are the same through a farm that edits bytes. \
            All take turns for some rounds, and the best round of each counts. CPU time of one thread. With --texts other \
            texts are measured too, as they stand.
            """
    )

    @Argument(help: "A folder of pages.")
    var folder: String

    @Option(help: "A file of JSON lines, each with a `text`.")
    var texts: String?

    @Option(help: "Rounds.")
    var rounds = 5

    private struct Line: Decodable {
        let text: String
    }

    func run() throws {
        let inputs = try StageInputs(PageFolder(folder))
        let clean = inputs.normalised.filter { $0.repairs.isEmpty }.map { $0.article.text }
        let disguised = clean.map(ByteFarm.disguised)
        let normaliser = ArticleNormaliser()
        let exact = zip(clean, disguised).count {
            HanFolding.fold(normaliser.normalise(text: $1).text) == HanFolding.fold($0)
        }
        var table = Table("what", "MB", "MB/s", "ratio to a copy")
        for (name, texts) in [("clean", clean), ("disguised", disguised), ("given", try given())] where !texts.isEmpty {
            let bytes = texts.map { Array($0.utf8) }
            let total = bytes.reduce(0) { $0 + $1.count }
            let works: [(String, () -> Int)] = [
                ("copy", { bytes.reduce(0) { $0 &+ Self.copy($1) } }),
                ("folding", { bytes.reduce(0) { $0 &+ HanFolding.fold($1).count } }),
                ("whole stage", { texts.reduce(0) { $0 &+ normaliser.normalise(text: $1).text.utf8.count } }),
            ]
            let times = best(of: works.map(\.1))
            for (work, time) in zip(works, times) {
                table.add(
                    "\(name): \(work.0)", (Double(total) / 1e6).rounded(to: 2),
                    (Double(total) * 1e3 / Double(max(time, 1))).rounded(to: 1),
                    (Double(time) / Double(max(times[0], 1))).rounded(to: 1))
            }
        }
        print("\(clean.count) articles; \(exact) of the disguised come back as they were, up to the script")
        print(table)
    }

    private func given() throws -> [String] {
        guard let texts else { return [] }
        let lines = try Data(contentsOf: URL(filePath: texts)).split(separator: UInt8(ascii: "\n"))
        return try lines.map { try JSONDecoder().decode(Line.self, from: $0).text }
    }

    /// The best time of each in nanoseconds.
    private func best(of works: [() -> Int]) -> [Int] {
        var best = [Int](repeating: .max, count: works.count)
        var witness = 0
        for _ in 0..<max(1, rounds) {
            for (index, work) in works.enumerated() {
                let start = policytrack_cpu_time()
                witness &+= work()
                best[index] = min(best[index], policytrack_cpu_time() - start)
            }
        }
        return witness == .min ? [] : best
    }

    private static func copy(_ bytes: [UInt8]) -> Int {
        let copy = [UInt8](unsafeUninitializedCapacity: bytes.count) { target, count in
            _ = target.update(fromContentsOf: bytes)
            count = bytes.count
        }
        return Int(copy.last ?? 0) + copy.count
    }
}
