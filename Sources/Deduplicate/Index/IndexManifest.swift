/// What a durable index consists of: the ledger records it in its own transaction, and an index is opened by it. Files in
/// the index's folder that it does not name were never committed.
public struct IndexManifest: Sendable, Codable, Equatable {
    /// The segments, oldest documents first; each begins where the one before ends.
    public internal(set) var segments: [IndexSegment] = []
    /// The number in the next segment's file name; names are never used twice.
    public internal(set) var nextFile = 1
    /// Bytes that merging may still write, so that all merging together costs a bounded number of writes a document.
    public internal(set) var mergeCredit = 0

    /// The manifest of an empty index.
    public init() {}

    /// Documents in the index.
    public var documents: Int { segments.reduce(0) { $0 + $1.documents } }
    /// Size of all segments on disk.
    public var bytes: Int { segments.reduce(0) { $0 + $1.bytes } }
}

/// One file of a durable index; it never changes once it is written.
public struct IndexSegment: Sendable, Codable, Equatable {
    /// File name within the index's folder.
    public let name: String
    /// The lowest document number in it.
    public let firstDocument: UInt32
    public let documents: Int
    public let bytes: Int
    /// Of the whole file.
    public let checksum: UInt64

    /// The number after its last document.
    var endDocument: UInt32 { firstDocument + UInt32(documents) }
}
