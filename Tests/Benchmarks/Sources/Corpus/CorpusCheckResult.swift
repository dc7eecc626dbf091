/// How well a run found what was planted.
public struct CorpusCheckResult: Sendable {
    /// What became of the pages of one kind.
    struct Tally: Sendable {
        var planted = 0
        /// As the manifest says: copies are reprints of the right article, articles of their own are articles.
        var right = 0
        /// A reprint of another article than planted, or an article of its own that was taken for a reprint.
        var wrong = 0
        /// An article where a reprint was planted.
        var missed = 0
        /// In no row: quarantined, or let go as seen before.
        var absent = 0
    }

    private var tallies: [PlantedKind: Tally] = [:]
    private var topicsRight = 0
    private var topicsFound = 0
    private var topicsPlanted = 0
    private var articlesWithAllTopicsRight = 0
    private var articlesJudged = 0

    /// Floors that the corpus, being regular, has to hold: shares from 0 to 1.
    private static let floors: [(name: String, floor: Double)] = [
        ("articles of their own kept", 0.999), ("copies found", 0.98), ("topics F1", 0.95),
    ]

    /// Counts one page.
    mutating func add(_ planted: PlantedPage, _ outcome: Outcome?, foundArticle: Int?) {
        var tally = tallies[planted.kind, default: Tally()]
        tally.planted += 1
        switch (planted.kind, outcome) {
        case (.noArticle, nil), (.bytes, nil): tally.right += 1
        case (_, nil): tally.absent += 1
        case (.noArticle, _): tally.wrong += 1
        case (_, .article(let topics)):
            if planted.kind.isCopy { tally.missed += 1 } else { tally.right += 1 }
            judge(topics, planted.topics)
        case (_, .reprint):
            if planted.kind.isCopy, foundArticle == planted.article { tally.right += 1 } else { tally.wrong += 1 }
        }
        tallies[planted.kind] = tally
    }

    private mutating func judge(_ found: [String], _ planted: [String]) {
        let right = Set(found).intersection(planted).count
        topicsRight += right
        topicsFound += found.count
        topicsPlanted += planted.count
        articlesJudged += 1
        if right == planted.count, found.count == planted.count { articlesWithAllTopicsRight += 1 }
    }

    private func share(_ kinds: [PlantedKind]) -> Double {
        let tallies = kinds.compactMap { self.tallies[$0] }
        let planted = tallies.reduce(0) { $0 + $1.planted }
        return planted == 0 ? 1 : Double(tallies.reduce(0) { $0 + $1.right }) / Double(planted)
    }

    private var measures: [Double] {
        let topics =
            topicsFound + topicsPlanted == 0 ? 1 : Double(2 * topicsRight) / Double(topicsFound + topicsPlanted)
        return [share([.base, .sibling]), share(PlantedKind.allCases.filter(\.isCopy)), topics]
    }

    /// The measures that are below their floors, with their values.
    public var missedFloors: [String] {
        zip(Self.floors, measures).compactMap { floor, measure in
            measure < floor.floor ? "\(floor.name) \(percent(measure)), floor \(percent(floor.floor))" : nil
        }
    }

    /// A table for people: a line a kind, then the measures.
    public var table: String {
        var lines = [row(["kind", "planted", "right", "wrong", "missed", "absent"])]
        for kind in PlantedKind.allCases {
            let tally = tallies[kind, default: Tally()]
            let counts = [tally.planted, tally.right, tally.wrong, tally.missed, tally.absent].map(String.init)
            lines.append(row([kind.rawValue] + counts))
        }
        for (floor, measure) in zip(Self.floors, measures) { lines.append("\(floor.name): \(percent(measure))") }
        lines.append("articles with exactly the planted topics: \(articlesWithAllTopicsRight) of \(articlesJudged)")
        return lines.joined(separator: "\n")
    }

    private func row(_ cells: [String]) -> String {
        cells.map { $0 + String(repeating: " ", count: max(1, 11 - $0.count)) }.joined()
    }

    private func percent(_ share: Double) -> String {
        let thousandths = Int((share * 100_000).rounded(.down))
        let fraction = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction + " %"
    }
}
