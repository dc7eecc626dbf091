/// Proves that warehouse, ledger, index and pages agree, or names where they do not.
public struct Verification {
    private let project: Project
    private let options: RunOptions

    public init(_ project: Project, options: RunOptions = RunOptions()) {
        self.project = project
        self.options = options
    }

    /// Compares all of them, under the lock. Nothing is changed. Cost: reads everything once.
    ///
    /// - Throws: `RunError` where there is no ledger or another run holds the lock.
    public func run() throws -> VerifyReport {
        try CareSession.open(project, options: options) { try $0.audit.run().report }
    }
}
