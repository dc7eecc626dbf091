/// What a reader and the classifier say of one text.
public struct ScoredText: Sendable {
    public let id: String
    /// What the reader filed it under, the primary topic first.
    public let topics: [String]
    public let isBorderline: Bool
    /// Scores of the topics that have a claim in the text, 0...1.
    public let scores: [String: Double]

    public init(id: String, topics: [String], isBorderline: Bool = false, scores: [String: Double]) {
        self.id = id
        self.topics = topics
        self.isBorderline = isBorderline
        self.scores = scores
    }

    /// The topics from a score on, best first.
    public func filed(from threshold: Double) -> [String] {
        scores.filter { $0.value >= threshold }
            .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
    }
}
