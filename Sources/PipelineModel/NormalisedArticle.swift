/// An article whose title and text were repaired, with the folded copies used for matching.
public struct NormalisedArticle: Sendable {
    /// The article, repaired, in the page's own script.
    public let article: Article
    /// `article.title` folded; empty where there is none.
    public let foldedTitle: [UInt8]
    /// `article.text` folded, scalar for scalar: the n-th scalar here is the n-th scalar there, so that a place found
    /// here can be shown there. Line breaks stay.
    public let foldedText: [UInt8]
    public let id: ArticleID
    /// How often each kind of damage was repaired: `glosses`, `doubled_stops`, `shifted_bytes`, …
    public let repairs: [String: Int]
    /// Repairs that could have gone another way: what was written, what was seen.
    public let unsure: [UnsureRepair]

    public init(
        article: Article, foldedTitle: [UInt8], foldedText: [UInt8], id: ArticleID, repairs: [String: Int],
        unsure: [UnsureRepair]
    ) {
        self.article = article
        self.foldedTitle = foldedTitle
        self.foldedText = foldedText
        self.id = id
        self.repairs = repairs
        self.unsure = unsure
    }
}

/// A place where damaged text allowed several readings.
public struct UnsureRepair: Sendable, Codable, Equatable {
    /// The text as it stood.
    public let seen: String
    /// The reading that was taken; the same as ``seen`` where none was found and the text was left as it stood.
    public let taken: String
    /// Other readings that the same damage could have come from, likelier ones first; at most five.
    public let others: [String]

    public init(seen: String, taken: String, others: [String]) {
        self.seen = seen
        self.taken = taken
        self.others = others
    }
}
