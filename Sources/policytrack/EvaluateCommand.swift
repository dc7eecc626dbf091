import ArgumentParser
import Classify
import Pipeline

extension Policytrack {
    /// `policytrack evaluate`
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "evaluate",
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
        @Flag(help: "Measure weights learned from the labels on the part they were not learned from.")
        var crossValidate = false
        @Option(help: ArgumentHelp("Parts for --cross-validate; 3 holds back a third at a time.", valueName: "count"))
        var folds = 5
        @Option(help: ArgumentHelp("How often --cross-validate deals the pages anew.", valueName: "count"))
        var repeats = 1
        @Flag(help: "List every mistake.")
        var errors = false

        func validate() throws {
            guard folds >= 2 else { throw ValidationError("'--folds' must be at least 2, but is \(folds).") }
            guard repeats >= 1 else { throw ValidationError("'--repeats' must be at least 1, but is \(repeats).") }
        }

        func run() throws {
            let workbench = TopicWorkbench(configuration: try shared.configurationOrDefault())
            let labelled = try workbench.labelled(LabelsFile(labels), texts: texts)
            let evaluation =
                crossValidate
                ? try workbench.crossValidate(labelled, folds: folds, repeats: repeats)
                : try workbench.evaluate(labelled)
            print(EvaluationTables(evaluation: evaluation, listsMistakes: errors))
        }
    }
}
