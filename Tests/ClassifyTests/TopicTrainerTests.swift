import Classify
import HanText
import PipelineModel
import Testing

/// Learning from labelled texts.
struct TopicTrainerTests {
    private static func texts() throws -> [LabelledText] {
        try OwnArticle.all().map {
            LabelledText(
                id: $0.id, title: HanFolding.fold($0.title), text: HanFolding.fold($0.text), topics: $0.topics,
                isBorderline: $0.note == "borderline")
        }
    }

    @Test("no feature speaks against a topic, and the same texts teach the same weights")
    func weights() throws {
        let trainer = try TopicTrainer(Self.texts(), options: ClassifyOptions())
        let weights = trainer.weights()
        #expect(weights.features.values.allSatisfy { $0 >= 0 })
        #expect(weights.bias < 0)
        #expect(try TopicTrainer(Self.texts(), options: ClassifyOptions()).weights() == weights)
    }

    @Test("texts held back are filed nearly as well as those learned from")
    func heldBack() throws {
        let trainer = try TopicTrainer(Self.texts(), options: ClassifyOptions())
        let topics = ClassifyOptions().effectiveTopics.map(\.id)
        let scored = trainer.crossValidated(folds: 3, repeats: 2)
        #expect(scored.count == 2 * (try Self.texts().count))
        let evaluation = TopicEvaluation(scored, topics: topics, threshold: 0.5)
        #expect(evaluation.micro.f1 >= 0.9, "\(evaluation.mistakes)")
    }

    @Test("precision, recall, F1, exact match, calibration and confusions are counted as they are defined")
    func evaluation() {
        let texts = [
            ScoredText(id: "a", topics: ["x"], isBorderline: false, scores: ["x": 0.9, "y": 0.6]),
            ScoredText(id: "b", topics: ["y"], isBorderline: true, scores: ["y": 0.2]),
            ScoredText(id: "c", topics: [], isBorderline: false, scores: [:]),
            ScoredText(id: "d", topics: ["x", "y"], isBorderline: false, scores: ["x": 0.85, "y": 0.95]),
        ]
        let evaluation = TopicEvaluation(texts, topics: ["x", "y"], threshold: 0.5)
        #expect(evaluation.counts["x"] == TopicEvaluation.Counts(right: 2, falsely: 0, missed: 0))
        #expect(evaluation.counts["y"] == TopicEvaluation.Counts(right: 1, falsely: 1, missed: 1))
        #expect(evaluation.micro.f1 == 0.75)
        #expect(evaluation.micro(at: 0.7) == TopicEvaluation.Counts(right: 3, falsely: 0, missed: 1))
        #expect(evaluation.exact == 2 && evaluation.primary == 2)
        #expect(evaluation.clear.count == 3)
        #expect(evaluation.calibration[9].scores == 2 && evaluation.calibration[9].right == 1)
        #expect(evaluation.calibration[6].right == 0)
        let confusions = evaluation.confusions.map { "\($0.labelled ?? "none") as \($0.filed ?? "none"): \($0.count)" }
        #expect(Set(confusions) == ["x as x: 1", "y as none: 1", "none as none: 1", "x as y: 1"])
        #expect(evaluation.mistakes.map(\.id) == ["b", "a"])
    }
}
