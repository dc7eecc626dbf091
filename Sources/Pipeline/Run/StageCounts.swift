public import PipelineModel

/// How the pages that reached one stage left it: `received == kept + dropped + failed`, always.
public struct StageCounts: Sendable, Codable, Equatable {
    public let stage: Stage
    public internal(set) var received = 0
    public internal(set) var kept = 0
    /// Pages let go on purpose, by ``Reason``; a reprint is one, for `deduplicate`.
    public internal(set) var dropped: [String: Int] = [:]
    /// Pages that something went wrong with, by ``PageError/code``.
    public internal(set) var failed: [String: Int] = [:]

    init(_ stage: Stage) { self.stage = stage }
}

/// The counts of all stages, in the order pages travel.
struct StageLedger: Sendable {
    private(set) var stages = Stage.allCases.map(StageCounts.init)

    /// Counts a page that went through all stages.
    mutating func keep() { pass(before: nil) }

    /// Counts a page that `stage` let go.
    mutating func drop(at stage: Stage, _ reason: Reason) {
        guard let index = pass(before: stage) else { return }
        stages[index].dropped[reason.rawValue, default: 0] += 1
    }

    /// Counts a page that failed in a stage.
    mutating func fail(_ error: PageError) {
        guard let index = pass(before: error.stage) else { return }
        stages[index].failed[error.code, default: 0] += 1
    }

    /// Counts a page as kept by the stages before `end`, and as received by it.
    @discardableResult
    private mutating func pass(before end: Stage?) -> Int? {
        for index in stages.indices {
            stages[index].received += 1
            if stages[index].stage == end { return index }
            stages[index].kept += 1
        }
        return nil
    }
}
