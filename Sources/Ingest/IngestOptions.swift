public import PipelineModel

/// The part `ingest` of `pipeline.json`.
public struct IngestOptions: StageOptions, Equatable {
    /// What becomes of a page in the inbox once its outcome is durable.
    public enum Afterwards: String, Sendable, Codable, CaseIterable { case move, keep, delete }

    /// Seconds a file must not have changed before it is read; a fresh file is waited for that long.
    public var settleSeconds = 2.0
    /// Bytes a page may have, as it lies in the inbox and once unpacked. Memory grows with it: a page costs some ten
    /// times its size while it is parsed.
    public var maximumPageBytes = 33_554_432
    public var afterwards = Afterwards.move

    public init() {}

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        settleSeconds = try container.decodeIfPresent(Double.self, forKey: .settleSeconds) ?? settleSeconds
        maximumPageBytes = try container.decodeIfPresent(Int.self, forKey: .maximumPageBytes) ?? maximumPageBytes
        afterwards = try container.decodeIfPresent(Afterwards.self, forKey: .afterwards) ?? afterwards
    }

    public static let fields: [OptionField] = [
        OptionField(
            "settleSeconds", .number(0...3600),
            "Seconds a file must not have changed before it is read; a fresh file is waited for that long."),
        OptionField(
            "maximumPageBytes", .integer(1024...1_073_741_824),
            "Bytes a page may have, as it lies in the inbox and once unpacked; larger ones are quarantined."),
        OptionField(
            "afterwards", .choice(Afterwards.allCases.map(\.rawValue)),
            "What becomes of a page once its outcome is durable: moved to inbox/_processed, kept, or deleted."),
    ]
}
