/// The name of an article: the first 16 bytes of SHA-256 over its folded content, so that the same article has the
/// same id on every machine.
public struct ArticleID: Sendable, Hashable, Codable, CustomStringConvertible {
    /// 16 bytes.
    public let bytes: [UInt8]

    /// The id of an article whose folded text, reduced to letters, digits and Han characters, is `content`.
    public init(ofContent content: [UInt8]) {
        bytes = Array(Digest(of: content).bytes.prefix(16))
    }

    /// An id read back from the ledger. `nil` unless there are exactly 16 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// An id from its 32 hex digits.
    public init?(hex: String) {
        guard let bytes = [UInt8](hex: hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// 32 lower-case hex digits.
    public var description: String { bytes.hex }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = ArticleID(hex: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "expected 32 hex digits, found \"\(text)\""))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
