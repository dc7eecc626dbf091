internal import FoundationEssentials
public import PipelineModel

/// A row of either table, read back.
public struct StoredRow: Sendable, Decodable {
    /// The page the row was made from.
    public struct Page: Sendable, Decodable {
        /// Bytes that were no UTF-8 are replaced.
        public let name: String
        public let sha256: Digest
    }

    /// The version of the row; reprints carry none.
    public let schema: Int?
    public let id: ArticleID
    public let title: String?
    /// `nil` in a reprint.
    public let text: String?
    public let published: String?
    public let source: String?
    public let url: String?
    public let page: Page
    public let run: String?
    public let ingestedAt: String?
    public let revisionOf: ArticleID?
    /// The three are `nil` in an article.
    public let duplicateOf: ArticleID?
    public let kind: Duplicate.Kind?
    public let similarity: Double?

    enum CodingKeys: String, CodingKey {
        case schema, id, title, text, published, source, url, page, run, kind, similarity
        case ingestedAt = "ingested_at"
        case revisionOf = "revision_of"
        case duplicateOf = "duplicate_of"
    }

    /// The row that `line` holds; `nil` where it is none.
    public init?(line: [UInt8]) {
        guard let row = try? JSONDecoder().decode(StoredRow.self, from: Data(line)) else { return nil }
        self = row
    }
}
