internal import FoundationEssentials
internal import Ledger

/// One run, as the ledger remembers it.
public struct RunSummary: Sendable, Encodable {
    public let run: String
    /// RFC 3339, UTC.
    public let started: String
    /// `nil` where the run was killed.
    public let finished: String?
    /// What it did; `nil` where it was killed.
    public let report: RunReport?

    init(_ record: RunRecord) {
        run = record.id
        started = record.started
        finished = record.finished
        report = record.report.flatMap { try? JSONDecoder().decode(RunReport.self, from: Data($0.utf8)) }
    }
}
