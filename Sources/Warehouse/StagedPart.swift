/// A part file as the ledger has it.
public struct Part: Sendable, Equatable {
    public let partition: Partition
    /// From 1, the NNNNN of `part-NNNNN.jsonl`.
    public let number: Int
    public let rows: Int
    public let bytes: Int
    public let digest: PartDigest

    public init(partition: Partition, number: Int, rows: Int, bytes: Int, digest: PartDigest) {
        self.partition = partition
        self.number = number
        self.rows = rows
        self.bytes = bytes
        self.digest = digest
    }

    /// Relative to the warehouse.
    public var path: String { "\(partition.path)/\(Partition.fileName(part: number))" }
}

/// A part file that is complete and synced in the staging folder, and the rows it adds.
public struct StagedPart: Sendable, Equatable {
    public let part: Part
    /// Whether the warehouse has an earlier, shorter version of it.
    public let replaces: Bool
    /// The name of its file in the staging folder.
    public let file: String
    /// The rows that are new in it, by the numbers that ``RowBuffer/append(_:to:)`` gave.
    public let newRows: [Int]
}
