import ArgumentParser
import Pipeline

extension Policytrack {
    /// `policytrack init`
    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init",
            abstract: "Make a new project: pipeline.json, inbox and warehouse.",
            discussion: """
                Nothing that exists is touched; where there is a pipeline.json already, the command says so and ends \
                with status 78.
                """)

        @Argument(help: "The project's folder; it is made where it is missing.")
        var folder = "."

        func run() throws {
            for made in try Project.create(in: folder) { print("made \(made)") }
            print("Drop saved pages into \(folder == "." ? "" : folder + "/")inbox and run 'policytrack run'.")
        }
    }
}
