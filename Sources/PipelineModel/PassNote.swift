/// What one pass of a stage decided about one page, for `policytrack explain`.
public struct PassNote: Sendable, Codable, Equatable {
    public let stage: Stage
    /// The pass's type name: `MarkTerminatingBlocks`.
    public let pass: String
    /// What it decided, one finding a line.
    public let lines: [String]

    public init(_ stage: Stage, pass: String, lines: [String]) {
        self.stage = stage
        self.pass = pass
        self.lines = lines
    }
}
