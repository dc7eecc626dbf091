internal import Ledger

/// One partition of the warehouse, counted.
public struct PartitionSummary: Sendable, Encodable {
    /// `articles` or `reprints`.
    public let table: String
    /// The first topic of its articles; `nil` for reprints.
    public let topic: String?
    /// `YYYY-MM` or `undated`.
    public let month: String
    public let rows: Int
    public let parts: Int
    public let bytes: Int

    init(_ count: PartitionCount) {
        var table = ""
        var keys: [String: String] = [:]
        for component in count.path.split(separator: "/") {
            let pair = component.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { keys[String(pair[0])] = String(pair[1]) } else { table = String(component) }
        }
        self.table = table
        topic = keys["topic"]
        month = keys["month"] ?? ""
        rows = count.rows
        parts = count.parts
        bytes = count.bytes
    }
}
