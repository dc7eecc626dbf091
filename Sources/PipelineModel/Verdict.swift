/// What a stage decided about one page.
public enum Verdict<Output: Sendable>: Sendable {
    /// The page goes on.
    case keep(Output)
    /// The page was let go on purpose.
    case drop(Refusal)

    /// The next stage's verdict where this one kept the page, this one's refusal where it did not.
    public func then<Next: Sendable, Failure: Error>(
        _ next: (Output) throws(Failure) -> Verdict<Next>
    ) throws(Failure) -> Verdict<Next> {
        switch self {
        case .keep(let output): try next(output)
        case .drop(let refusal): .drop(refusal)
        }
    }
}

extension Verdict: Equatable where Output: Equatable {}

/// A page let go on purpose: by which stage, why, and what a person should know about it.
public struct Refusal: Sendable, Codable, Equatable {
    public let stage: Stage
    public let reason: Reason
    /// What was found and what was expected, in a sentence without a full stop: `the file starts with "%PDF-1.7"`.
    public let detail: String

    public init(_ stage: Stage, _ reason: Reason, _ detail: String) {
        self.stage = stage
        self.reason = reason
        self.detail = detail
    }
}
