/// Everything that one commit makes true, at once or not at all.
public struct LedgerBatch: Sendable {
    public var pages: [PageRecord] = []
    public var articles: [ArticleRecord] = []
    public var reprints: [ReprintRecord] = []
    /// Sketches of new articles and reprints, in the order they were placed: the duplicate index can be made anew from them.
    public var sketches: [SketchRecord] = []
    /// Parts as they are once ``renames`` are done; one that the ledger knows by its number is replaced.
    public var parts: [PartRecord] = []
    public var renames: [RenameDue] = []
    public var moves: [MoveDue] = []
    /// Values kept under a name, such as the manifest of the duplicate index.
    public var state: [String: [UInt8]] = [:]

    /// Whether everything that earlier batches left due is done and durable, and can be forgotten.
    public var settlesDues = false

    public init() {}
}
