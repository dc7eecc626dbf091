import ArgumentParser
import Corpus

/// `corpus generate COUNT FOLDER`
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Write pages into a folder, and what was planted in them into a manifest.",
        discussion: """
            The same seed and number give the same page on every machine, so a corpus too large for the disk can be made and \
            processed in parts: each part names the number of its first page, and the manifest grows by it.
            """
    )

    @Argument(help: "How many pages.")
    var count: Int

    @Argument(help: "The folder to write them to, made where it is missing.")
    var folder: String

    @Option(help: "The corpus's seed.")
    var seed: UInt64 = 1

    @Option(help: "The number of the first page.")
    var first = 0

    @Option(help: "The manifest's path; lines are added to it. (default: FOLDER.jsonl)")
    var manifest: String?

    @Flag(help: "Pages of 4 to 8 KB instead of mostly 40 to 200 KB, for runs of a million.")
    var small = false

    func validate() throws {
        guard count >= 0, first >= 0 else { throw ValidationError("COUNT and --first must not be negative.") }
    }

    func run() throws {
        let writer = CorpusWriter(maker: PageMaker(seed: seed, small: small))
        let summary = try writer.write(first..<first + count, to: folder, manifest: manifest ?? folder + ".jsonl")
        print(summary)
    }
}
