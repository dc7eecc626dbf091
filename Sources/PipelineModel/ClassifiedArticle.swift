/// An article filed under its topics; the folded copies are gone.
public struct ClassifiedArticle: Sendable, Codable {
    public let article: Article
    public let id: ArticleID
    public let repairs: [String: Int]
    public let unsure: [UnsureRepair]
    public let filing: Filing

    public init(_ normalised: NormalisedArticle, filing: Filing) {
        article = normalised.article
        id = normalised.id
        repairs = normalised.repairs
        unsure = normalised.unsure
        self.filing = filing
    }
}

/// What `Classify` says of one article.
public struct Filing: Sendable, Codable, Equatable {
    /// The topics the article is about, best first; empty where no topic claims it.
    public let topics: [TopicScore]
    /// Topics the article mentions without being about them, best first.
    public let passing: [TopicScore]

    public init(topics: [TopicScore], passing: [TopicScore]) {
        self.topics = topics
        self.passing = passing
    }

    /// The partition value: the first topic, or `unclassified`.
    public var partition: String { topics.first?.topic ?? "unclassified" }
}

/// One topic with its score and the reason for it.
public struct TopicScore: Sendable, Codable, Equatable {
    /// The topic's id: `5g`.
    public let topic: String
    /// 0...1, calibrated: of the articles scored about 0.8, about 8 in 10 are about the topic.
    public let score: Double
    public let evidence: [TermEvidence]

    public init(topic: String, score: Double, evidence: [TermEvidence]) {
        self.topic = topic
        self.score = score
        self.evidence = evidence
    }
}

/// A term found in an article.
public struct TermEvidence: Sendable, Codable, Equatable {
    /// The term as the topic writes it.
    public let term: String
    public let count: Int
    /// Where it stands: `title`, `lead`, `section`, `item`, `body`.
    public let places: [String]
    /// Where its first occurrences start in the stored text, in Unicode scalars from 0; at most ten.
    public let positions: [Int]

    public init(term: String, count: Int, places: [String], positions: [Int]) {
        self.term = term
        self.count = count
        self.places = places
        self.positions = positions
    }

    enum CodingKeys: String, CodingKey {
        case term, count, positions
        case places = "where"
    }
}
