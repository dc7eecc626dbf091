/// Writes numbers to bytes: the low-level form of sketches and index records.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var pendingBits: UInt64 = 0

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(contentsOf more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Two bytes, low byte first.
    mutating func append16(_ value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    }

    /// The `count` low bytes of `value`, low byte first.
    mutating func append(_ value: UInt64, bytes count: Int) {
        for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(index * 8))) }
    }

    /// Seven bits a byte, the highest bit saying that more follow (LEB128).
    mutating func appendVariable(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// The rising numbers `values` as Golomb-Rice codes of their differences, each with `lowBits` plain bits.
    mutating func appendRising(_ values: [UInt32], lowBits: UInt8) {
        var last: UInt64 = 0
        for value in values {
            let step = UInt64(value) - last
            last = UInt64(value)
            for _ in 0..<(step >> UInt64(lowBits)) { appendBits(1, 1) }
            appendBits(0, 1)
            appendBits(step & ((1 << UInt64(lowBits)) - 1), UInt64(lowBits))
        }
        if pendingBits > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
        pending = 0
        pendingBits = 0
    }

    private mutating func appendBits(_ value: UInt64, _ count: UInt64) {
        pending |= value << pendingBits
        pendingBits += count
        while pendingBits >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            pendingBits -= 8
        }
    }
}
