public import PipelineModel

/// The part of `pipeline.json` that steers the `normalise` stage.
public struct NormaliseOptions: StageOptions, Equatable {
    /// Whether damage and disguise are repaired; where not, the text is only folded.
    public var repair = true

    public static let fields = [
        OptionField("repair", .boolean, "Repair disguised and damaged text; if false, only the folded copy is made.")
    ]

    public init() {}

    enum CodingKeys: String, CodingKey { case repair }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        repair = try container.decodeIfPresent(Bool.self, forKey: .repair) ?? repair
    }
}
