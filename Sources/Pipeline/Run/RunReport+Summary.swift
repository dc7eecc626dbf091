internal import PipelineModel

extension RunReport {
    /// The report for people: what came of the pages, then every stage's counts.
    public var summary: String {
        guard pages > 0 else { return "Nothing to do: the inbox holds no new page\(leftNote)." }
        var lines = [
            "\(Self.count(pages, "page")): \(Self.count(articles, "article")), \(Self.count(reprints, "reprint")), "
                + "\(seen) seen before, \(quarantined) quarantined\(leftNote)."
        ]
        if interrupted { lines.append("Interrupted: the pages not yet stored are still in the inbox.") }
        if !topics.isEmpty {
            lines.append("  " + Self.listing(topics))
        }
        lines.append(Self.row("stage", "received", "kept", "dropped", "failed"))
        for stage in stages {
            lines.append(
                Self.row(
                    stage.stage.rawValue, "\(stage.received)", "\(stage.kept)", "\(stage.dropped.values.reduce(0, +))",
                    "\(stage.failed.values.reduce(0, +))")
                    + Self.reasons(of: stage))
        }
        return lines.joined(separator: "\n")
    }

    private var leftNote: String { left == 0 ? "" : ", \(Self.count(left, "file")) left in the inbox" }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private static func reasons(of stage: StageCounts) -> String {
        let all = stage.dropped.merging(stage.failed) { $0 + $1 }
        return all.isEmpty ? "" : "  (\(listing(all)))"
    }

    private static func listing(_ counts: [String: Int]) -> String {
        counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    private static func row(_ name: String, _ numbers: String...) -> String {
        let padded = numbers.map { String(repeating: " ", count: max(0, 9 - $0.count)) + $0 }
        return "  " + name + String(repeating: " ", count: max(0, 12 - name.count)) + padded.joined()
    }
}
