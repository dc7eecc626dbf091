public import PipelineModel

/// What the ledger keeps of a row in either table.
public struct RowRecord: Sendable, Equatable {
    public let id: ArticleID
    /// The number of the part that holds the row: ``PartRecord/number``.
    public let part: Int
    /// Digest of the row's line with its `\n`.
    public let digest: Digest
    /// `YYYY-MM-DD`.
    public let published: String?
    public let title: String?
    public let source: String?
    public let url: String?
    /// The page the row was made from.
    public let page: Digest
    public let run: Int

    public init(
        id: ArticleID, part: Int, digest: Digest, published: String?, title: String?, source: String?, url: String?,
        page: Digest, run: Int
    ) {
        self.id = id
        self.part = part
        self.digest = digest
        self.published = published
        self.title = title
        self.source = source
        self.url = url
        self.page = page
        self.run = run
    }
}
