import ArgumentParser
import Classify
import Pipeline

extension Policytrack {
    /// `policytrack evaluate`
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure the topics against labelled pages.",
            discussion: """
                The labels are JSON lines: {"id", "topics"} with "primary", "note" ("borderline" marks a page on which \
                readers may differ), "title" and "text" where known; 'policytrack label' writes them. A text that does \
                not stand in its label is read from FOLDER/<id>.txt. Prints precision, recall and F1 a topic, for all \
                pages and for those that are not borderline, the threshold curve, how the scores are calibrated and what \
                was taken for what.
                """)

        @OptionGroup var shared: ConfigurationOption
        @Option(help: ArgumentHelp("The labels.", valueName: "file"))
        var labels = "labels.jsonl"
        @Option(help: ArgumentHelp("Where texts are that do not stand in the labels.", valueName: "folder"))
        var texts: String?
        @Flag(help: "Measure weights learned from the labels on the fifth part they were not learned from.")
        var crossValidate = false
        @Flag(help: "List every mistake.")
        var errors = false

        func run() throws {
            let workbench = TopicWorkbench(configuration: try shared.configurationOrDefault())
            let labelled = try workbench.labelled(LabelsFile(labels), texts: texts)
            let evaluation =
                crossValidate ? try workbench.crossValidate(labelled) : try workbench.evaluate(labelled)
            print(EvaluationTables(evaluation: evaluation, listsMistakes: errors))
        }
    }
}
