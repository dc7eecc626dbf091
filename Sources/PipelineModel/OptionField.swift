/// One key of `pipeline.json`, declared beside the code it steers.
///
/// From these declarations come the strict check of the file, its JSON Schema and the documentation.
public struct OptionField: Sendable {
    public let key: String
    /// A sentence for the schema and the documentation, with the unit.
    public let summary: String
    public let kind: OptionKind
    public let required: Bool

    public init(_ key: String, _ kind: OptionKind, required: Bool = false, _ summary: String) {
        self.key = key
        self.kind = kind
        self.required = required
        self.summary = summary
    }
}

/// What a value in `pipeline.json` may be.
public indirect enum OptionKind: Sendable {
    case boolean
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    /// Any string; `allowed` says in words what is accepted, `accepts` decides.
    case string(allowed: String, accepts: @Sendable (String) -> Bool)
    case choice([String])
    case list(OptionKind)
    case object([OptionField])
    /// The first kind that fits; told apart by the JSON type alone.
    case either([OptionKind])

    /// A string with at least one character.
    public static let text = OptionKind.string(allowed: "a text that is not empty") { !$0.isEmpty }
}

/// Something wrong with a value that single fields cannot show, such as an id used twice.
public struct OptionProblem: Sendable, Equatable {
    /// Where: `classify.topics[2].id`, relative to the stage's own part until `Pipeline` puts the stage before it.
    public let place: String
    /// What is allowed and what was found: `must be unique, but "health" is already used by topics[0]`.
    public let message: String

    public init(place: String, message: String) {
        self.place = place
        self.message = message
    }
}

/// The part of `pipeline.json` that one stage owns. Every key has a default, so `{}` is a working part.
public protocol StageOptions: Sendable, Codable {
    /// The part's keys, in the order they are documented.
    static var fields: [OptionField] { get }

    init()

    /// What is wrong with the values together; called once each of them alone was found right.
    func problems() -> [OptionProblem]
}

extension StageOptions {
    public func problems() -> [OptionProblem] { [] }
}
