internal import PipelineModel

/// What came of a page that was to be prepared.
enum Preparation: Sendable {
    case done(PreparedPage)
    /// The run was asked to stop before the page was done; it stays in the inbox.
    case stopped
    /// No worker can be started: no page's fault.
    case failed(RunError)
}
