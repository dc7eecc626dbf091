internal import PipelineModel

/// What a run did, as `run --json` prints it and the ledger keeps it.
public struct RunReport: Sendable, Codable, Equatable {
    public let event: String
    /// The run's id; `nil` where there was nothing to do.
    public let run: String?
    /// RFC 3339, UTC.
    public let started: String
    /// Seconds on the wall.
    public let seconds: Double
    /// Pages that were read from the inbox.
    public let pages: Int
    /// New rows in `articles` and `reprints`.
    public let articles: Int
    public let reprints: Int
    /// Pages whose bytes were seen before.
    public let seen: Int
    /// Pages moved to the quarantine folder.
    public let quarantined: Int
    /// Files left in the inbox: still being written, unreadable, or not pages.
    public let left: Int
    /// Whether a signal ended the run before the inbox was empty.
    public let interrupted: Bool
    /// New articles by their first topic.
    public let topics: [String: Int]
    public let stages: [StageCounts]

    /// Whether a person should look: pages were quarantined, failed, or the run was cut short.
    public var needsAttention: Bool { quarantined > 0 || interrupted || stages.contains { !$0.failed.isEmpty } }
}
