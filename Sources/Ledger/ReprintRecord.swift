public import PipelineModel

/// A reprint of the warehouse.
public struct ReprintRecord: Sendable, Equatable {
    public let row: RowRecord
    public let duplicateOf: ArticleID
    public let kind: Duplicate.Kind
    public let similarity: Double

    public init(row: RowRecord, duplicateOf: ArticleID, kind: Duplicate.Kind, similarity: Double) {
        self.row = row
        self.duplicateOf = duplicateOf
        self.kind = kind
        self.similarity = similarity
    }
}
