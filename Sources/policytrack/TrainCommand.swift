import ArgumentParser
import Classify
import Pipeline

extension Policytrack {
    /// `policytrack train`
    struct Train: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "train",
            abstract: "Learn how much title, lead, items and density weigh, from labelled pages.",
            discussion: """
                Prints the weights as JSON on standard output: redirect them into a file of yours and name it in \
                pipeline.json as "classify": {"weightsFile": "weights.json"}. Only the weights of the features are \
                learned, the same for all topics; terms stay as they are. What the weights are worth on pages they have \
                not seen goes to standard error (five-fold cross-validation).
                """)

        @OptionGroup var shared: ConfigurationOption
        @Option(help: ArgumentHelp("The labels, as 'policytrack evaluate' reads them.", valueName: "file"))
        var labels = "labels.jsonl"
        @Option(help: ArgumentHelp("Where texts are that do not stand in the labels.", valueName: "folder"))
        var texts: String?

        func run() throws {
            let workbench = TopicWorkbench(configuration: try shared.configurationOrDefault())
            let labelled = try workbench.labelled(LabelsFile(labels), texts: texts)
            let evaluation = try workbench.crossValidate(labelled)
            StandardError.write("\(EvaluationTables(evaluation: evaluation))\n")
            print(try TopicWorkbench.json(of: workbench.trainer(labelled).weights()), terminator: "")
        }
    }
}
