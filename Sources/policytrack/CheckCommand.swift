import ArgumentParser
import Pipeline

extension Policytrack {
    /// `policytrack check`
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check pipeline.json.",
            discussion: """
                Reports every problem at once, each with its place, what is allowed, what was found and, where one is \
                near, what was probably meant. Nothing is run and nothing is changed.

                Exit status: 0 the file is good, 78 it is not.
                """)

        @OptionGroup var shared: ConfigurationOption

        func run() throws {
            let project = try shared.project()
            _ = try PagePreparer(configuration: project.configuration)
            print("\(shared.config) is good.")
        }
    }
}
