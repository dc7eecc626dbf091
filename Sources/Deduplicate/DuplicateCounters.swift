/// What a finder did, for the run report.
public struct DuplicateCounters: Sendable, Equatable, Codable {
    /// Articles placed.
    public var placed = 0
    public var exact = 0
    public var near = 0
    public var contained = 0
    public var revisions = 0
    /// Earlier articles compared with a new one.
    public var compared = 0
    /// Earlier articles that shared a key with a new one, but were not among the likeliest and were not compared.
    public var candidatesDropped = 0
    /// Keys of new articles not taken in, since fifty articles have them already.
    public var postingsRefused = 0

    public init() {}
}
