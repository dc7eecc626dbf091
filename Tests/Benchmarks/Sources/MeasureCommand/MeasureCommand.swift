import ArgumentParser

/// Measures policytrack: stages, whole runs, start-up, scale, the duplicate finder.
@main
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure policytrack's stages, runs, start-up, scale and the duplicate finder.",
        subcommands: [
            StagesCommand.self, NormaliseCommand.self, CountsCommand.self, GrowthCommand.self, RunsCommand.self,
            StartUpCommand.self, ScaleCommand.self, DuplicatesCommand.self,
        ]
    )
}
