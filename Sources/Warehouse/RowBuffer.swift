public import PipelineModel

/// The rows of a batch, gathered by partition until they are staged.
public struct RowBuffer: Sendable {
    /// One row: its place in the partition's bytes, and its digest.
    struct Entry: Sendable {
        let number: Int
        let range: Range<Int>
        let digest: Digest
    }

    /// The rows of one partition.
    struct Rows: Sendable {
        var bytes: [UInt8] = []
        var entries: [Entry] = []
    }

    private(set) var partitions: [Partition: Rows] = [:]
    /// Rows so far.
    public private(set) var count = 0
    /// Bytes of all rows.
    public private(set) var bytes = 0

    public init() {}

    /// Adds a row, a line with its `\n`.
    ///
    /// - Returns: The row's number in this batch, from 0, and the digest of its line.
    public mutating func append(_ line: [UInt8], to partition: Partition) -> (row: Int, digest: Digest) {
        let digest = Digest(of: line)
        let number = count
        var rows = partitions.removeValue(forKey: partition) ?? Rows()
        let start = rows.bytes.count
        rows.bytes.append(contentsOf: line)
        rows.entries.append(Entry(number: number, range: start..<rows.bytes.count, digest: digest))
        partitions[partition] = rows
        count += 1
        bytes += line.count
        return (number, digest)
    }
}
