import ArgumentParser
import Pipeline
import PipelineModel

extension Policytrack {
    /// `policytrack explain`
    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "Show what each stage decided about one page, and why.",
            discussion: """
                The page is read and taken through the stages, pass by pass; nothing is changed. Works on any file, \
                in the inbox, in quarantine or elsewhere.
                """)

        @OptionGroup var shared: ConfigurationOption
        @Flag(help: "Print JSON lines, one a pass.")
        var json = false
        @Argument(help: "The page.")
        var page: String

        func run() throws {
            let configuration = try shared.configurationOrDefault()
            let file = try SavedPages(configuration: configuration).file(at: page)
            let notes = try PagePreparer(configuration: configuration).explain(file)
            for note in notes {
                if json {
                    print(try JSONText(note))
                } else {
                    print("\(note.stage.rawValue) \(note.pass)")
                    for line in note.lines { print("    \(TerminalText.escape(line))") }
                }
            }
        }
    }
}
