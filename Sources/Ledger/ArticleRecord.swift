public import PipelineModel

/// An article of the warehouse.
public struct ArticleRecord: Sendable, Equatable {
    public let row: RowRecord
    public let revisionOf: ArticleID?

    public init(row: RowRecord, revisionOf: ArticleID?) {
        self.row = row
        self.revisionOf = revisionOf
    }
}
