internal import Ledger
internal import PipelineModel

/// An article and all that repeated it.
public struct ReprintChain: Sendable, Encodable {
    /// What reprints are counted by.
    public enum Grouping: String, Sendable, CaseIterable { case article, source, day }

    /// One page that repeated the article.
    public struct Link: Sendable, Encodable {
        public let id: String
        public let kind: String
        public let similarity: Double
        public let title: String?
        public let source: String?
        public let published: String?
        public let url: String?
    }

    public let id: String
    public let title: String?
    public let source: String?
    public let published: String?
    public let url: String?
    /// When the article's own page was taken in, RFC 3339.
    public let firstSeen: String?
    /// The earliest day that the article or one of its reprints claims.
    public let earliestClaimed: String?
    /// The sources that the article and its reprints name, sorted.
    public let sources: [String]
    /// The days that they claim, sorted.
    public let days: [String]
    /// In the order they came.
    public let reprints: [Link]

    enum CodingKeys: String, CodingKey {
        case id, title, source, published, url, sources, days, reprints
        case firstSeen = "first_seen"
        case earliestClaimed = "earliest_claimed"
    }

    init(article: ArticleRecord, firstSeen: String?, reprints: [ReprintRecord]) {
        let rows = [article.row] + reprints.map(\.row)
        id = article.row.id.description
        title = article.row.title
        source = article.row.source
        published = article.row.published
        url = article.row.url
        self.firstSeen = firstSeen
        sources = Set(rows.compactMap(\.source)).sorted()
        days = Set(rows.compactMap(\.published)).sorted()
        earliestClaimed = days.first
        self.reprints = reprints.map { reprint in
            Link(
                id: reprint.row.id.description, kind: reprint.kind.rawValue, similarity: reprint.similarity,
                title: reprint.row.title, source: reprint.row.source, published: reprint.row.published,
                url: reprint.row.url)
        }
    }
}

extension ReprintChain.Grouping {
    var column: ReprintGrouping {
        switch self {
        case .article: .article
        case .source: .source
        case .day: .day
        }
    }
}

/// How often an article, a source or a day was reprinted.
public struct ReprintTotal: Sendable, Encodable {
    /// The article's id, the source or the day; `nil` for reprints that name none.
    public let name: String?
    /// The article's title, where reprints are counted by article.
    public let title: String?
    public let reprints: Int
    /// The earliest and the latest day that the reprints claim.
    public let first: String?
    public let last: String?
}
