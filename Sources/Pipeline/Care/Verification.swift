/// Proves that warehouse, ledger, index and pages agree, or names where they do not.
public struct Verification {
    private let project: Project
    private let options: RunOptions

    public init(_ project: Project, options: RunOptions = RunOptions()) {
        self.project = project
        self.options = options
    }

    /// Puts right what can be, without losing a stored row whose page was kept, then compares again.
    ///
    /// Lost rows come back with the next run, from their pages, which are put back in the inbox.
    public func repair() throws -> VerifyReport {
        try CareSession.open(project, options: options) { session in
            var repair = Repair(session)
            try repair.run()
            var result = try session.audit.run()
            result.counts.repairs = repair.done
            return result.report
        }
    }

    /// Compares all of them, under the lock. Nothing is changed. Cost: reads everything once.
    ///
    /// - Throws: `RunError` where there is no ledger or another run holds the lock.
    public func run() throws -> VerifyReport {
        try CareSession.open(project, options: options) { try $0.audit.run().report }
    }
}
