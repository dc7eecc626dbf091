import ArgumentParser

/// Makes corpora of self-made pages and checks what a run found in them.
@main
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus",
        abstract: "Make a corpus of self-made Chinese news pages, and check what a run made of it.",
        subcommands: [GenerateCommand.self, CheckCommand.self]
    )
}
