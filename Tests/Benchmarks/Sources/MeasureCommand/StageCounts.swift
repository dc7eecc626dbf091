import Foundation

/// What was counted, or may be counted, for each stage.
struct StageCounts: Codable {
    struct Stage: Codable {
        let name: String
        /// As a ratio to the instructions of libxml2's tree parse.
        let instructions: Double
        /// For each page.
        let allocations: Double
    }

    var stages: [Stage]

    init(stages: [Stage]) { self.stages = stages }

    init(readFrom path: String) throws {
        self = try JSONDecoder().decode(StageCounts.self, from: Data(contentsOf: URL(filePath: path)))
    }

    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try (encoder.encode(self) + Data("\n".utf8)).write(to: URL(filePath: path))
    }

    /// How far a count may rise above its threshold. What does not depend on load still moves a little with compilers.
    private static let tolerance = 1.15

    /// Counts below these are too small to be judged by a share: a ratio to the tree parse, allocations a page.
    private static let slack = (instructions: 0.005, allocations: 1.0)

    /// A sentence for each count that is more than 15 % above its threshold, and for each stage that has none.
    func excesses(over thresholds: StageCounts) -> [String] {
        stages.flatMap { stage -> [String] in
            guard let threshold = thresholds.stages.first(where: { $0.name == stage.name }) else {
                return ["\(stage.name): has no threshold"]
            }
            var sentences: [String] = []
            if stage.instructions > threshold.instructions * Self.tolerance + Self.slack.instructions {
                sentences.append(
                    "\(stage.name): instructions \(stage.instructions.rounded(to: 3)) times the tree parse's, "
                        + "threshold \(threshold.instructions.rounded(to: 3))")
            }
            if stage.allocations > threshold.allocations * Self.tolerance + Self.slack.allocations {
                sentences.append(
                    "\(stage.name): \(stage.allocations.rounded(to: 1)) allocations a page, "
                        + "threshold \(threshold.allocations.rounded(to: 1))")
            }
            return sentences
        }
    }
}
