public import PipelineModel

/// What became of one page.
public struct PageRecord: Sendable, Equatable {
    public let sha256: Digest
    public let name: PageName
    /// Where the file lies now, relative to the inbox; `nil` where it was not kept.
    public let place: [UInt8]?
    public let outcome: PageOutcome
    /// The article of its text; `nil` for a page that was refused.
    public let article: ArticleID?
    public let run: Int

    public init(
        sha256: Digest, name: PageName, place: [UInt8]?, outcome: PageOutcome, article: ArticleID?, run: Int
    ) {
        self.sha256 = sha256
        self.name = name
        self.place = place
        self.outcome = outcome
        self.article = article
        self.run = run
    }
}
