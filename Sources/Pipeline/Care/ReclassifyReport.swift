/// What a reclassification changed, or would change.
public struct ReclassifyReport: Sendable, Encodable, Equatable {
    /// Rows that go from one topic's partitions to another's.
    public struct Move: Sendable, Encodable, Equatable {
        public let from: String
        public let to: String
        public let rows: Int
    }

    public let event = "summary"
    public var dryRun = false
    /// Articles looked at.
    public private(set) var articles = 0
    /// Rows that stay where they are but whose topics, scores or evidence change.
    public private(set) var rewritten = 0
    private var counts: [String: [String: Int]] = [:]
    /// Parts gone through so far.
    private(set) var commits = 0

    /// Rows that move, by topics.
    public var moves: [Move] {
        counts.sorted { $0.key < $1.key }.flatMap { from, targets in
            targets.sorted { $0.key < $1.key }.map { Move(from: from, to: $0.key, rows: $0.value) }
        }
    }

    /// Rows that move.
    public var moved: Int { moves.reduce(0) { $0 + $1.rows } }

    mutating func add(_ pass: PartRefiling, isWhole: Bool) {
        commits += 1
        if isWhole { articles += pass.rows }
        rewritten += pass.rewritten
        for (from, to) in pass.moves { counts[from, default: [:]][to, default: 0] += 1 }
    }

    /// The report for people.
    public var summary: String {
        let verb = dryRun ? "would move" : "moved"
        var lines = moves.map { "\($0.from) → \($0.to): \($0.rows) rows" }
        lines.append(
            "Of \(articles) articles \(moved) \(verb) to another topic, \(rewritten) "
                + (dryRun ? "would be written anew in place." : "were written anew in place."))
        return lines.joined(separator: "\n")
    }

    enum CodingKeys: String, CodingKey {
        case event, articles, rewritten, moved, moves
        case dryRun = "dry_run"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(event, forKey: .event)
        try container.encode(dryRun, forKey: .dryRun)
        try container.encode(articles, forKey: .articles)
        try container.encode(rewritten, forKey: .rewritten)
        try container.encode(moved, forKey: .moved)
        try container.encode(moves, forKey: .moves)
    }
}
