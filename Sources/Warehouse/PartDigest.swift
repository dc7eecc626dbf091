public import PipelineModel

/// The digest of a part: it stands for all rows in order, and grows with the part without reading it again.
///
/// It is the SHA-256 of the digest so far and the next row's digest, beginning with 32 zero bytes.
public struct PartDigest: Sendable, Equatable {
    public private(set) var value: Digest

    /// The digest of a part without rows.
    public init() {
        guard let zero = Digest(bytes: [UInt8](repeating: 0, count: 32)) else {
            preconditionFailure("32 bytes are given")
        }
        value = zero
    }

    /// The digest of a part as it was recorded.
    public init(_ value: Digest) { self.value = value }

    /// Adds the row whose line has the digest `row`.
    public mutating func append(_ row: Digest) { value = Digest(of: value.bytes + row.bytes) }
}
