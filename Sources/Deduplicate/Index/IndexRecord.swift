internal import PipelineModel

/// What the index keeps of one article besides its keys.
struct IndexRecord {
    /// The document that stands for the article's cluster; the document itself where it is an original.
    let root: UInt32
    let id: ArticleID
    /// The name its caller gave it; empty in the pipeline, where ``id`` is its name.
    let label: [UInt8]
    let profile: ArticleProfile

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.append(UInt64(root), bytes: 4)
        writer.append(contentsOf: id.bytes)
        writer.appendVariable(UInt64(label.count))
        writer.append(contentsOf: label)
        profile.write(to: &writer)
        return writer.bytes
    }

    init(root: UInt32, id: ArticleID, label: [UInt8], profile: ArticleProfile) {
        self.root = root
        self.id = id
        self.label = label
        self.profile = profile
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        var reader = ByteReader(bytes)
        root = UInt32(try reader.number(bytes: 4))
        guard let id = ArticleID(bytes: Array(try reader.slice(16))) else { throw ByteReader.Malformed() }
        self.id = id
        label = Array(try reader.slice(Int(truncatingIfNeeded: try reader.variable())))
        profile = try ArticleProfile(from: &reader)
    }

    /// The shingles of the article whose record is `bytes`, which must outlive them.
    static func shingles(in bytes: UnsafeBufferPointer<UInt8>) throws(ByteReader.Malformed) -> StoredSample {
        var reader = ByteReader(bytes)
        _ = try reader.slice(4 + 16)
        _ = try reader.slice(Int(truncatingIfNeeded: try reader.variable()))
        return try ArticleProfile.shingles(in: &reader)
    }
}
