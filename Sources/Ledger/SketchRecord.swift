public import PipelineModel

/// What `Deduplicate` remembers of one article or reprint, as bytes it alone understands.
public struct SketchRecord: Sendable, Equatable {
    public let sketch: [UInt8]
    /// The article it repeats; `nil` for an article of its own.
    public let duplicateOf: ArticleID?

    public init(sketch: [UInt8], duplicateOf: ArticleID?) {
        self.sketch = sketch
        self.duplicateOf = duplicateOf
    }
}
