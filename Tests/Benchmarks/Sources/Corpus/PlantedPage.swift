/// What a page of the corpus was planted as.
public enum PlantedKind: String, Sendable, Codable, CaseIterable {
    /// An article of its own.
    case base
    /// An article of its own: the words of an earlier one with other places, names, figures and dates.
    case sibling
    /// The very bytes of an earlier page.
    case bytes
    /// An earlier article in another site's furniture, possibly another charset or script.
    case reprint
    /// The same with a few sentences left out, put in or cut short.
    case edited
    /// The same, of which the first 55 to 85 % are kept.
    case truncated
    /// The same in Traditional characters with readings in brackets and doubled stops.
    case disguised
    /// A list page, a shell without text or an error page: no article.
    case noArticle = "no-article"

    /// Whether an earlier page has the same article.
    public var isCopy: Bool {
        switch self {
        case .bytes, .reprint, .edited, .truncated, .disguised: true
        case .base, .sibling, .noArticle: false
        }
    }
}

/// One line of the manifest: what was planted in one page.
public struct PlantedPage: Sendable, Codable, Equatable {
    /// The file's name in the inbox; its number counts from 0.
    public let page: String
    public let kind: PlantedKind
    /// The number of the article in it: that of the page that has it first. `nil` for a page without one.
    public let article: Int?
    /// The name of the page that this one copies.
    public let duplicateOf: String?
    /// The name of the page of which a sibling has the words.
    public let siblingOf: String?
    /// The ids of the article's topics, the leading one first.
    public let topics: [String]
    /// Topics named in passing.
    public let passing: [String]
    public let site: String
    public let charset: String
    /// The size of the file.
    public let bytes: Int

    enum CodingKeys: String, CodingKey {
        case page, kind, article, topics, passing, site, charset, bytes
        case duplicateOf = "duplicate_of"
        case siblingOf = "sibling_of"
    }
}
