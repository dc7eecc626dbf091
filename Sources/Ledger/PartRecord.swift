public import PipelineModel

/// A part file of the warehouse as it was committed.
public struct PartRecord: Sendable, Equatable {
    /// The ledger's own number of the part; rows refer to it.
    public let number: Int
    /// Relative to the warehouse: `articles/topic=5g/month=2024-05`.
    public let partition: String
    /// From 1, the NNNNN of `part-NNNNN.jsonl`.
    public let part: Int
    public let rows: Int
    public let bytes: Int
    /// Digest over the digests of all rows in order, so that it can grow with the part.
    public let digest: Digest

    public init(number: Int, partition: String, part: Int, rows: Int, bytes: Int, digest: Digest) {
        self.number = number
        self.partition = partition
        self.part = part
        self.rows = rows
        self.bytes = bytes
        self.digest = digest
    }
}
