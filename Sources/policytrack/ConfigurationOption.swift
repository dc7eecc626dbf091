import ArgumentParser
import Pipeline

/// The option that all commands of a project share.
struct ConfigurationOption: ParsableArguments {
    /// The configuration that is used where none is named.
    static let defaultFile = "pipeline.json"

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"))
    var config = Self.defaultFile

    /// The project of the configuration that was named.
    func project() throws -> Project { try Project.open(config) }

    /// The configuration that was named, or all defaults where none was named and there is none here: filters work in
    /// any folder.
    func configurationOrDefault() throws -> PipelineConfiguration {
        guard config == Self.defaultFile, !Project.exists(at: config) else {
            return try project().configuration
        }
        return PipelineConfiguration()
    }
}
