public import PipelineModel

/// Everything that one commit makes true, at once or not at all.
public struct LedgerBatch: Sendable {
    public var pages: [PageRecord] = []
    public var articles: [ArticleRecord] = []
    public var reprints: [ReprintRecord] = []
    /// Sketches of new articles and reprints, in the order they were placed: the duplicate index can be made anew from them.
    public var sketches: [SketchRecord] = []
    /// Parts as they are once ``renames`` are done; one that the ledger knows by its number is replaced.
    public var parts: [PartRecord] = []
    /// Numbers of parts that hold no row any more; ``renames`` remove their files.
    public var removedParts: [Int] = []
    /// Rows of `articles` that stand in another part or read otherwise now.
    public var changedRows: [RowChange] = []
    /// Rows that are lost: their pages, and what was remembered of them and their reprints, are forgotten with them.
    public var lostRows: [RowKey] = []
    /// Where pages lie now; `nil` where they are gone.
    public var places: [(page: Digest, place: [UInt8]?)] = []
    /// Runs that the ledger has to know under the number they had.
    public var runs: [RunRecord] = []
    public var renames: [RenameDue] = []
    public var moves: [MoveDue] = []
    /// Values kept under a name, such as the manifest of the duplicate index.
    public var state: [String: [UInt8]] = [:]

    /// Whether everything that earlier batches left due is done and durable, and can be forgotten.
    public var settlesDues = false

    public init() {}
}

/// A row of `articles` that was written anew.
public struct RowChange: Sendable, Equatable {
    public let id: ArticleID
    /// The page it was made from.
    public let page: Digest
    /// The part that holds it now, and the digest of its line.
    public let part: Int
    public let digest: Digest

    public init(id: ArticleID, page: Digest, part: Int, digest: Digest) {
        self.id = id
        self.page = page
        self.part = part
        self.digest = digest
    }
}
