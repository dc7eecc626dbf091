import Classify

/// An evaluation as tables for people.
struct EvaluationTables: CustomStringConvertible {
    let evaluation: TopicEvaluation
    /// Whether every mistake is listed.
    var listsMistakes = false

    var description: String {
        var parts = [
            Self.agreement("all", evaluation), Self.agreement("clear cases", evaluation.clear), curve, calibration,
        ]
        parts.append(confusions)
        if listsMistakes { parts.append(mistakes) }
        return parts.joined(separator: "\n\n")
    }

    private static func agreement(_ name: String, _ evaluation: TopicEvaluation) -> String {
        func row(_ name: String, _ counts: TopicEvaluation.Counts) -> [String] {
            [
                name, "\(counts.right + counts.missed)", three(counts.precision), three(counts.recall),
                three(counts.f1),
            ]
        }
        var rows = evaluation.topics.map { row($0, evaluation.counts[$0] ?? .init()) }
        rows.append(row("micro", evaluation.micro))
        let count = Double(max(evaluation.count, 1))
        return """
            \(name): \(evaluation.count) texts, exact match \(three(Double(evaluation.exact) / count)), \
            primary topic \(three(Double(evaluation.primary) / count)), macro F1 \(three(evaluation.macroF1))
            \(TextTable(heading: ["topic", "labels", "precision", "recall", "F1"], rows: rows))
            """
    }

    private var curve: String {
        let rows = stride(from: 1, through: 9, by: 1).map { tenth in
            let threshold = Double(tenth) / 10
            let counts = evaluation.micro(at: threshold)
            return [
                three(threshold), three(counts.precision), three(counts.recall), three(counts.f1),
                three(evaluation.clear.micro(at: threshold).f1),
            ]
        }
        return "\(TextTable(heading: ["threshold", "precision", "recall", "F1", "F1 clear"], rows: rows))"
    }

    private var calibration: String {
        let rows = evaluation.calibration.enumerated().filter { $1.scores > 0 }.map { tenth, bin in
            ["0.\(tenth)", "\(bin.scores)", three(bin.mean), three(bin.right)]
        }
        return "\(TextTable(heading: ["scores from", "number", "mean", "right"], rows: rows))"
    }

    private var confusions: String {
        let rows = evaluation.confusions.map { [$0.labelled ?? "none", $0.filed ?? "none", "\($0.count)"] }
        return "\(TextTable(heading: ["labelled", "filed first", "texts"], rows: rows))"
    }

    private var mistakes: String {
        let rows = evaluation.mistakes.map {
            [
                $0.topic, $0.missed ? "missed" : "false", Self.three($0.score), $0.id,
                $0.isBorderline ? "borderline" : "",
            ]
        }
        return "\(TextTable(heading: ["topic", "mistake", "score", "id", "note"], rows: rows))"
    }

    private func three(_ value: Double) -> String { Self.three(value) }

    /// Three decimals.
    private static func three(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let decimals = "\(thousandths % 1000)"
        return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - decimals.count))\(decimals)"
    }
}
