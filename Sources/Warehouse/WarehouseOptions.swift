public import PipelineModel

/// Where the warehouse is and how its files are cut: the `warehouse` part of `pipeline.json`, which may also be the path
/// alone.
public struct WarehouseOptions: StageOptions, Equatable {
    /// The folder of the tables, relative to the configuration.
    public var path: String
    /// A part of this many bytes is sealed, and the next row begins a new one.
    public var rollBytes: Int

    public static let fields = [
        OptionField("path", .text, "The folder of the tables, relative to this file."),
        OptionField(
            "rollBytes", .integer(1 << 12...1 << 30),
            "Bytes at which a part file is complete and the next row begins a new one."),
    ]

    public init() {
        path = "warehouse"
        rollBytes = 8 << 20
    }

    public init(from decoder: any Decoder) throws {
        self.init()
        if let path = try? decoder.singleValueContainer().decode(String.self) {
            self.path = path
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        path = try container.decodeIfPresent(String.self, forKey: .path) ?? path
        rollBytes = try container.decodeIfPresent(Int.self, forKey: .rollBytes) ?? rollBytes
    }

    enum CodingKeys: String, CodingKey { case path, rollBytes }
}
