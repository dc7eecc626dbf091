public import PipelineModel

/// The part `deduplicate` of `pipeline.json`.
public struct DeduplicateOptions: StageOptions, Equatable {
    /// Share of the smaller article's shingles that the larger one must have for the two to be the same, 0.5...1.
    public var containment = 0.8

    public init() {}

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        containment = try container.decodeIfPresent(Double.self, forKey: .containment) ?? containment
    }

    public static let fields = [
        OptionField(
            "containment", .number(0.5...1),
            "Share of the shorter article's five-character runs that the longer one must contain for the two to be one article."
        )
    ]
}
