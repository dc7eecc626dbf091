import ArgumentParser

/// Measures policytrack: stages, whole runs, start-up, scale.
@main
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure policytrack's stages, runs, start-up and scale.",
        subcommands: [
            StagesCommand.self, NormaliseCommand.self, CountsCommand.self, GrowthCommand.self, RunsCommand.self,
            StartUpCommand.self, ScaleCommand.self,
        ]
    )
}
