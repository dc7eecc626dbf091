/// How a new article stands to those seen before, as `Deduplicate` decides it.
public enum Relation: Sendable, Codable, Equatable {
    /// An article of its own.
    /// - Parameters:
    ///   - revisionOf: The earlier article it corrects, if any.
    ///   - related: Articles it quotes or shares passages with.
    case original(revisionOf: ArticleID?, related: [ArticleID])
    /// The same article again: a row in `warehouse/reprints`.
    case duplicate(Duplicate)
}

/// A page that repeats an article.
public struct Duplicate: Sendable, Codable, Equatable {
    public enum Kind: String, Sendable, Codable { case exact, near, contained }

    /// The article that stands for the cluster: the first seen.
    public let of: ArticleID
    public let kind: Kind
    /// 0...1: 1 for exact; estimated Jaccard similarity for near; containment for contained.
    public let similarity: Double
    /// Articles it quotes or shares passages with, besides ``of``.
    public let related: [ArticleID]

    public init(of original: ArticleID, kind: Kind, similarity: Double, related: [ArticleID] = []) {
        of = original
        self.kind = kind
        self.similarity = similarity
        self.related = related
    }
}
