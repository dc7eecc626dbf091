/// Reads the rising numbers that ``ByteWriter`` wrote as Rice codes of their differences, one after the other.
struct RisingReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let lowBits: UInt64
    private var bit = 0
    private var last: UInt64 = 0

    /// A reader of the numbers at the start of `bytes`, which must outlive it. `lowBits` is at most 32.
    init(_ bytes: UnsafeBufferPointer<UInt8>, lowBits: UInt8) {
        self.bytes = bytes
        self.lowBits = UInt64(lowBits)
    }

    /// Bytes that the numbers read so far take.
    var bytesRead: Int { (bit + 7) / 8 }

    /// The next number, below 2^32. Cost: one load, unless the difference is a very large one.
    @inline(__always)
    mutating func next() throws(ByteReader.Malformed) -> UInt32 {
        let window = window(at: bit)
        let step = UInt64((~window).trailingZeroBitCount)
        let used = step + 1 + lowBits
        guard used <= Self.windowBits else { return try nextFarAway() }
        let low = window >> (step + 1) & (1 << lowBits - 1)
        bit += Int(used)
        return try advance(by: step << lowBits | low)
    }

    /// Bits of a window that are sure to be there after it is moved to a bit within a byte.
    private static let windowBits: UInt64 = 57

    /// The bits from `bit` on, the lowest first; zeros after the last byte.
    @inline(__always)
    private func window(at bit: Int) -> UInt64 {
        let byte = bit >> 3
        guard byte + 8 <= bytes.count else { return lastWindow(at: byte) >> UInt64(bit & 7) }
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: byte, as: UInt64.self)
        return UInt64(littleEndian: word) >> UInt64(bit & 7)
    }

    private func lastWindow(at byte: Int) -> UInt64 {
        var word: UInt64 = 0
        for place in stride(from: bytes.count - 1, through: byte, by: -1) { word = word << 8 | UInt64(bytes[place]) }
        return word
    }

    /// A difference with so many leading ones that it does not fit in a window.
    private mutating func nextFarAway() throws(ByteReader.Malformed) -> UInt32 {
        var step: UInt64 = 0
        while window(at: bit) & 1 == 1 {
            step += 1
            bit += 1
        }
        bit += 1
        var low: UInt64 = 0
        for place in 0..<lowBits {
            low |= (window(at: bit) & 1) << place
            bit += 1
        }
        return try advance(by: step << lowBits | low)
    }

    @inline(__always)
    private mutating func advance(by step: UInt64) throws(ByteReader.Malformed) -> UInt32 {
        last += step
        guard last <= UInt64(UInt32.max), bit <= bytes.count * 8 else { throw ByteReader.Malformed() }
        return UInt32(truncatingIfNeeded: last)
    }
}
