import ArgumentParser
import Classify
import Pipeline

extension Policytrack {
    /// `policytrack label`
    struct Label: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "label",
            abstract: "Say which topics a page is about, for evaluate and train.",
            discussion: """
                Adds a line with the page's text to the labels file. A later label of the same article takes the place \
                of an earlier one. Topics are named by id or by a name in any language, the primary one first; without \
                any, the label says that no topic should claim the page.
                """)

        @OptionGroup var shared: ConfigurationOption
        @Option(help: ArgumentHelp("The labels; made where there is none.", valueName: "file"))
        var labels = "labels.jsonl"
        @Flag(help: "Careful readers may differ on this page.")
        var borderline = false
        @Argument(help: "The page.")
        var page: String
        @Argument(help: "Topics, the primary one first.")
        var topics: [String] = []

        func run() throws {
            let configuration = try shared.configurationOrDefault()
            let line = try TopicWorkbench(configuration: configuration).label(
                SavedPages(configuration: configuration).file(at: page), topics: topics, isBorderline: borderline,
                by: PagePreparer(configuration: configuration))
            try LabelsFile.append(line, to: labels)
        }
    }
}
