import ArgumentParser
import Pipeline

extension Policytrack {
    /// `policytrack schema`
    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schema",
            abstract: "Print the JSON Schema of pipeline.json.",
            discussion: """
                Save it beside the file and name it there, "$schema": "pipeline.schema.json", and an editor will complete \
                and check what you type. 'policytrack init' does both.
                """)

        func run() {
            print(PipelineConfiguration.schema, terminator: "")
        }
    }
}
