/// One place where warehouse, ledger, index and pages do not agree.
public struct Finding: Sendable, Encodable, Equatable {
    /// The file, relative to the project's folder; bytes that are no UTF-8 are replaced.
    public let place: String
    public let found: String
    public let expected: String
    /// What to do about it.
    public let advice: String

    /// The finding as a line for people.
    public var line: String { "\(place): found \(found), expected \(expected); \(advice)" }
}

/// What `policytrack verify` found.
public struct VerifyReport: Sendable {
    /// By place.
    public let findings: [Finding]
    public let summary: Summary

    /// What was looked at.
    public struct Summary: Sendable, Encodable, Equatable {
        public var event = "summary"
        public var parts = 0
        public var rows = 0
        public var pages = 0
        public var findings = 0
        /// What `--repair` did, in order.
        public var repairs: [String] = []
    }
}
