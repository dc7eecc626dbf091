/// What a run writes into each of its rows.
public struct RowStamp: Sendable, Equatable {
    /// When the run began: RFC 3339, UTC.
    public let ingestedAt: String
    /// The run's id.
    public let run: String

    public init(ingestedAt: String, run: String) {
        self.ingestedAt = ingestedAt
        self.run = run
    }
}
