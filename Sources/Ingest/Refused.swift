public import PipelineModel

/// A refusal on the way to a page; `Refusal` itself is a value, not an error.
public struct Refused: Error, Equatable {
    public let refusal: Refusal

    init(_ reason: Reason, _ detail: String) { refusal = Refusal(.ingest, reason, detail) }
}
