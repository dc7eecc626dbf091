/// One run of the pipeline.
public struct RunRecord: Sendable, Equatable {
    /// From 1; rises with each run that had something to do.
    public let number: Int
    public let id: String
    /// RFC 3339, UTC.
    public let started: String
    /// `nil` while the run goes on, and for ever where it was killed.
    public let finished: String?
    /// The run's report as JSON.
    public let report: String?

    public init(number: Int, id: String, started: String, finished: String? = nil, report: String? = nil) {
        self.number = number
        self.id = id
        self.started = started
        self.finished = finished
        self.report = report
    }
}
