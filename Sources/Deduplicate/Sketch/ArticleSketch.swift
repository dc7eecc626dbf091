public import PipelineModel

/// Everything the finder needs to know of one article, in some 500 bytes: made in parallel by ``ArticleSketcher``, sent
/// through a worker's pipe, stored in the ledger, from which the index can be made anew.
public struct ArticleSketch: Sendable, Equatable {
    public let id: ArticleID
    /// Letters, digits and Han characters of the running text.
    public let length: Int
    /// How it is found again.
    public let keys: SketchKeys
    /// What it is compared by.
    let profile: ArticleProfile

    init(id: ArticleID, profile: ArticleProfile, keys: SketchKeys) {
        self.id = id
        length = profile.length
        self.keys = keys
        self.profile = profile
    }

    /// The sketch in compact form: 30 bytes for an empty article, about 450 for one of 500 characters, 1,000 at most.
    public var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.append(Self.version)
        writer.append(contentsOf: id.bytes)
        profile.write(to: &writer)
        writer.append(UInt8(keys.bands.count))
        writer.append(UInt8(keys.sentences.count))
        writer.append(keys.address == nil ? 0 : 1)
        for key in keys.bands + keys.sentences { writer.append(key, bytes: 5) }
        if let address = keys.address { writer.append(address, bytes: 5) }
        return writer.bytes
    }

    /// A sketch read back. `nil` where `bytes` are not those of a sketch, or of one of another version of this module.
    public init?(bytes: [UInt8]) {
        let read = bytes.withUnsafeBufferPointer { try? Self.read($0) }
        guard let read else { return nil }
        self = read
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws -> ArticleSketch {
        var reader = ByteReader(bytes)
        guard try reader.byte() == version, let id = ArticleID(bytes: Array(try reader.slice(16))) else {
            throw ByteReader.Malformed()
        }
        let profile = try ArticleProfile(from: &reader)
        let counts = (Int(try reader.byte()), Int(try reader.byte()), Int(try reader.byte()))
        let keys = SketchKeys(
            bands: try readKeys(counts.0, from: &reader), sentences: try readKeys(counts.1, from: &reader),
            address: try readKeys(counts.2, from: &reader).first)
        guard reader.isAtEnd else { throw ByteReader.Malformed() }
        return ArticleSketch(id: id, profile: profile, keys: keys)
    }

    private static func readKeys(_ count: Int, from reader: inout ByteReader) throws -> [UInt64] {
        var keys: [UInt64] = []
        for _ in 0..<count { keys.append(try reader.number(bytes: 5) & (1 << SketchKeys.bits - 1)) }
        return keys
    }

    /// To be raised whenever the same article would get another sketch.
    private static let version: UInt8 = 1
}

extension ArticleSketch: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let sketch = ArticleSketch(bytes: try container.decode([UInt8].self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "these bytes are no article sketch")
        }
        self = sketch
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bytes)
    }
}
