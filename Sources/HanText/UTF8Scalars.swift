extension UnsafeBufferPointer<UInt8> {
    /// The scalar that starts at byte `index`, and its width in bytes (1...4).
    ///
    /// The bytes should be valid UTF-8. Where they are not, a byte counts as a scalar of its own value, so that nothing
    /// is read past the end and every byte is passed once.
    @inlinable @inline(__always)
    package func scalar(at index: Int) -> (value: UInt32, width: Int) {
        let lead = self[index]
        if lead < 0x80 { return (UInt32(lead), 1) }
        let left = count &- index
        if lead >= 0xE0, lead < 0xF0, left >= 3, isTail(index &+ 1), isTail(index &+ 2) {
            return (UInt32(lead & 15) << 12 | tail(index &+ 1) << 6 | tail(index &+ 2), 3)
        }
        if lead >= 0xC2, lead < 0xE0, left >= 2, isTail(index &+ 1) {
            return (UInt32(lead & 31) << 6 | tail(index &+ 1), 2)
        }
        if lead >= 0xF0, lead < 0xF5, left >= 4, isTail(index + 1), isTail(index + 2), isTail(index + 3) {
            return (UInt32(lead & 7) << 18 | tail(index + 1) << 12 | tail(index + 2) << 6 | tail(index + 3), 4)
        }
        return (UInt32(lead), 1)
    }

    /// The same in bytes that are valid UTF-8 as far as `limit`: quicker on most of a Chinese text, U+3000 to U+9FFF.
    @inlinable @inline(__always)
    package func scalar(at index: Int, beforeValid limit: Int) -> (value: UInt32, width: Int) {
        guard self[index] &- 0xE3 < 7, index &+ 2 < limit else { return scalar(at: index) }
        return (UInt32(self[index] & 15) << 12 | tail(index &+ 1) << 6 | tail(index &+ 2), 3)
    }

    /// Where the scalar that ends before byte `index` (at least 1) starts.
    package func startOfScalar(before index: Int) -> Int {
        var start = index - 1
        while start > 0, index - start < 4, isTail(start) { start -= 1 }
        return start + scalar(at: start).width == index ? start : index - 1
    }

    @inlinable @inline(__always)
    func isTail(_ index: Int) -> Bool { self[index] & 0xC0 == 0x80 }
    @inlinable @inline(__always)
    func tail(_ index: Int) -> UInt32 { UInt32(self[index] & 0x3F) }
}

extension [UInt8] {
    /// Appends a scalar as UTF-8.
    @inlinable
    package mutating func append(scalar: UInt32) {
        switch scalar {
        case ..<0x80:
            append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800:
            append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 63))
        case ..<0x10000:
            append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 63))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 63))
        default:
            append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 63))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 63))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 63))
        }
    }
}
