public import PipelineModel

/// How the warehouse's files are cut; the `warehouse` part of `pipeline.json` where it is an object.
public struct WarehouseOptions: StageOptions, Equatable {
    /// A part of this many bytes is sealed, and the next row begins a new one.
    public var rollBytes: Int

    public static let fields = [
        OptionField(
            "rollBytes", .integer(rollRange),
            "Bytes at which a part file is complete and the next row begins a new one.")
    ]

    private static let rollRange = 1 << 12...1 << 30

    public init() { rollBytes = 8 << 20 }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        rollBytes = try container.decodeIfPresent(Int.self, forKey: .rollBytes) ?? rollBytes
    }

    enum CodingKeys: String, CodingKey { case rollBytes }
}
