import ArgumentParser
import Pipeline

extension Policytrack {
    /// Runs the normalise stage as a filter.
    struct Normalise: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "normalise",
            abstract: "Repair disguised and damaged text: JSON lines in, JSON lines out.",
            discussion: """
                Reads {"id", "text"} lines from standard input and prints {"id", "text", "repairs"} lines in the same \\
                order. The text is repaired in its own script; "repairs" counts each kind of damage.
                """
        )

        @Flag(help: "Add the folded copy used for matching: Simplified, lower case, half-width.")
        var folded = false

        @OptionGroup var shared: ConfigurationOption

        func run() throws {
            let configuration = try shared.configurationOrDefault()
            try NormaliseFilter(configuration: configuration, showsFolded: folded).run()
        }
    }
}
