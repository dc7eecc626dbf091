import ArgumentParser
import Pipeline

extension Policytrack {
    /// The classify stage as a filter.
    struct Classify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "classify",
            abstract: "Say which topics texts are about: JSON lines in, JSON lines out.",
            discussion: """
                Reads {"id", "title"?, "text"} lines from standard input and writes {"id", "topics", "passing"} lines in \
                the same order. Each text is normalised first. Topics come best first, each with its score (0 to 1, \
                calibrated) and the evidence: which terms, how often, where, and their positions in the normalised text. \
                'passing' has the topics that are only mentioned.
                """
        )

        @OptionGroup var shared: ConfigurationOption

        func run() throws {
            try TopicWorkbench(configuration: shared.configurationOrDefault()).filter(LineFilter())
        }
    }
}
