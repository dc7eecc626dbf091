public import PipelineModel

/// Where the rows go and how parts are cut.
///
/// In `pipeline.json` either an object or, short, the folder's path alone: `"warehouse": "warehouse"`.
public struct WarehouseOptions: StageOptions {
    /// The warehouse's folder, relative to the configuration's own.
    public var path = "warehouse"
    /// The size in bytes at which a partition's last part is sealed and a new one begun.
    ///
    /// 8 MiB: small enough to be replaced whole by a run every few minutes, large enough that a year of one
    /// partition is a handful of files for DuckDB and Spark.
    public var rollBytes = 8 << 20

    public init() {}

    enum CodingKeys: String, CodingKey { case path, rollBytes }

    public init(from decoder: any Decoder) throws {
        if let path = try? decoder.singleValueContainer().decode(String.self) {
            self.path = path
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        path = try container.decodeIfPresent(String.self, forKey: .path) ?? path
        rollBytes = try container.decodeIfPresent(Int.self, forKey: .rollBytes) ?? rollBytes
    }

    public static let fields: [OptionField] = [
        OptionField(
            "path", .string(allowed: "the path of a folder") { !$0.isEmpty && !$0.utf8.contains(0) },
            "The folder of the warehouse, relative to pipeline.json. Default: warehouse."),
        OptionField(
            "rollBytes", .integer(4096...1 << 30),
            "The size in bytes at which a partition's last part is sealed. Default: 8388608."),
    ]
}
