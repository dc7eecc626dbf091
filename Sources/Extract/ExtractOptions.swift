public import PipelineModel

/// The `extract` part of `pipeline.json`.
public struct ExtractOptions: StageOptions, Equatable {
    /// Pages whose main text has fewer characters are refused as too short. 50: shorter ones are captions, notices
    /// of removal and teasers.
    public var minimumTextLength = 50

    public init() {}

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        minimumTextLength = try container.decodeIfPresent(Int.self, forKey: .minimumTextLength) ?? minimumTextLength
    }

    public static let fields: [OptionField] = [
        OptionField(
            "minimumTextLength", .integer(0...100_000),
            "Characters of main text below which a page is refused as too short.")
    ]
}
