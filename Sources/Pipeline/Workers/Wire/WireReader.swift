/// Reads back what ``WireWriter`` wrote; bytes that end early or make no sense are an error, never a crash.
struct WireReader {
    /// The bytes are not what was asked for.
    struct Malformed: Error {}

    private let all: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { all = bytes }

    var isAtEnd: Bool { position == all.count }

    mutating func number() throws(Malformed) -> UInt64 {
        guard all.count - position >= 8 else { throw Malformed() }
        defer { position += 8 }
        return all.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        }
    }

    /// A byte below `count`.
    mutating func choice(of count: UInt8) throws(Malformed) -> UInt8 {
        guard position < all.count, all[position] < count else { throw Malformed() }
        defer { position += 1 }
        return all[position]
    }

    /// How many of something follow: each takes a byte at least, so that a count of nonsense reserves nothing.
    mutating func count() throws(Malformed) -> Int {
        let count = try number()
        guard count <= UInt64(all.count - position) else { throw Malformed() }
        return Int(count)
    }

    mutating func bytes() throws(Malformed) -> ArraySlice<UInt8> {
        let count = try count()
        defer { position += count }
        return all[position..<position + count]
    }
}
