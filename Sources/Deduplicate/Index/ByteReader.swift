/// Reads back what ``ByteWriter`` wrote; bytes that end early or make no sense are an error, never a crash.
struct ByteReader {
    /// The bytes are not what was written.
    struct Malformed: Error {}

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position: Int

    /// A reader of `bytes`, which must outlive it.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        position = 0
    }

    var isAtEnd: Bool { position >= bytes.count }

    mutating func byte() throws(Malformed) -> UInt8 {
        guard position < bytes.count else { throw Malformed() }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number16() throws(Malformed) -> UInt16 {
        UInt16(try byte()) | UInt16(try byte()) << 8
    }

    /// A number of `count` bytes, low byte first.
    mutating func number(bytes count: Int) throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(try byte()) << UInt64(index * 8) }
        return value
    }

    mutating func variable() throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
            guard shift < 64 else { throw Malformed() }
        }
    }

    /// The next `count` bytes, borrowed.
    mutating func slice(_ count: Int) throws(Malformed) -> UnsafeBufferPointer<UInt8> {
        guard count >= 0, bytes.count - position >= count else { throw Malformed() }
        defer { position += count }
        return UnsafeBufferPointer(rebasing: bytes[position..<position + count])
    }

    /// `count` rising numbers below 2^32.
    mutating func rising(_ count: Int, lowBits: UInt8) throws(Malformed) -> [UInt32] {
        // Each number takes a bit at least: a larger count is damage, and must not reserve memory.
        guard lowBits <= 32, count <= (bytes.count - position) * 8 else { throw Malformed() }
        var numbers = RisingReader(rest, lowBits: lowBits)
        var values: [UInt32] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try numbers.next()) }
        position += numbers.bytesRead
        return values
    }

    /// What has not been read yet, borrowed.
    var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[position...]) }
}
