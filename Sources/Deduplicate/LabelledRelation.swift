public import PipelineModel

/// A relation in the names that callers gave their articles.
public struct LabelledRelation: Sendable, Equatable {
    public let relation: Relation
    /// The label of the article it repeats or corrects.
    public let of: [UInt8]?
    /// The labels of the articles it shares passages with, in the order of the relation's ids.
    public let related: [[UInt8]]
}
