import ArgumentParser
import Corpus
import Deduplicate
import Foundation
import HanText
import PipelineModel
import Storage
import SystemPackage

/// `measure duplicates COUNT`
struct DuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract:
            "Place the articles of a generated corpus in a duplicate finder, and show what one costs as it learns.",
        discussion: """
            The articles are those of 'corpus generate COUNT FOLDER --small', without pages around them. They are placed in \
            parts, each committed as a run of the pipeline commits it; only placing and committing are counted, in one thread. \
            The digest in the end stands for all answers: it changes where one of them does.
            """
    )

    @Argument(help: "How many pages in all.")
    var count: Int

    @Option(help: "Pages in a part.")
    var part = 1000

    @Option(help: "Rows of the table.")
    var rows = 10

    @Option(help: "The corpus's seed.")
    var seed: UInt64 = 1

    @Option(help: "A folder for the index's files, which are removed in the end. (default: one in /tmp)")
    var folder = "/tmp"

    func validate() throws {
        guard count > 0, part > 0, rows > 0 else { throw ValidationError("COUNT, --part and --rows must be above 0.") }
    }

    func run() throws {
        let home = FilePath("\(folder)/policytrack-duplicates-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: home.string) }
        let finder = try DuplicateFinder(IndexManifest(), in: home, store: DiskStore())
        let maker = PageMaker(seed: seed, small: true)
        var window = FinderWindow(finder)
        var digest: UInt64 = 0
        let row = max(count / rows, part)
        print(FinderWindow.head)
        for first in stride(from: 0, to: count, by: part) {
            let end = min(first + part, count)
            let sketches = (first..<end).compactMap { number in maker.articleText(number).map(Self.sketch) }
            let (answers, manifest) = try window.measure {
                let answers = try sketches.map { try finder.place($0) }
                let manifest = try finder.stage()
                try finder.published(manifest)
                return (answers, manifest)
            }
            for answer in answers { Self.enter(answer, in: &digest) }
            guard end / row > first / row || end == count else { continue }
            print(window.row(pages: end, bytes: manifest.bytes))
            window = FinderWindow(finder)
        }
        print("digest of all answers:", String(digest, radix: 16))
    }

    private static func sketch(_ text: String) -> ArticleSketch {
        let folded = HanFolding.fold(Array(text.utf8))
        return ArticleSketcher().sketch(id: ArticleID(ofContent: folded), folded: folded)
    }

    /// FNV-1a over the words of an answer.
    private static func enter(_ relation: Relation, in digest: inout UInt64) {
        for byte in "\(relation)".utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
}
