/// Takes out of decoded text what no page means.
enum TextCleaner {
    /// The text without a byte-order mark at its start and without NUL. Costs one search where there is neither.
    static func withoutZeros(_ text: [UInt8]) -> [UInt8] {
        var start = 0
        guard !text.isEmpty else { return text }
        while text[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
        if start == 0, text.withUnsafeBufferPointer({ $0.index(of: 0, from: 0) }) == nil { return text }
        return text[start...].filter { $0 != 0 }
    }

    /// The text with every line end as `\n`: CR LF, CR, form feed, vertical tab, NEL, U+2028 and U+2029.
    ///
    /// - Parameter text: Valid UTF-8.
    static func withUnifiedLineEnds(_ text: [UInt8]) -> [UInt8] {
        text.withUnsafeBufferPointer { bytes in
            guard nextLineEnd(in: bytes, from: 0) != nil else { return text }
            var unified: [UInt8] = []
            unified.reserveCapacity(bytes.count)
            var start = 0
            while let end = nextLineEnd(in: bytes, from: start) {
                unified.append(contentsOf: bytes[start..<end.lowerBound])
                unified.append(UInt8(ascii: "\n"))
                start = end.upperBound
            }
            unified.append(contentsOf: bytes[start...])
            return unified
        }
    }

    /// Where the next line end stands that is no `\n`.
    private static func nextLineEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        var index = start
        while index < text.count {
            if index + 8 <= text.count, !holdsCandidate(UnsafeRawBufferPointer(text), at: index) {
                index += 8
                continue
            }
            let byte = text[index]
            if byte < 0x0E ? byte > 0x0A : byte == 0xC2 || byte == 0xE2, let length = lineEndLength(in: text, at: index)
            {
                return index..<(index + length)
            }
            index += 1
        }
        return nil
    }

    /// Whether one of the eight bytes at `index` may begin a line end: a word at a time, after *Hacker's Delight*,
    /// section 6-1. False alarms are allowed.
    @inline(__always)
    private static func holdsCandidate(_ text: UnsafeRawBufferPointer, at index: Int) -> Bool {
        let bytes = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let controls = (bytes &- 0x0E &* ones) & ~bytes
        let (nextLine, separators) = (bytes ^ 0xC2 &* ones, bytes ^ 0xE2 &* ones)
        let others = (nextLine &- ones) & ~nextLine | (separators &- ones) & ~separators
        return (controls | others) & (0x80 &* ones) != 0
    }

    private static func lineEndLength(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        switch text[index] {
        case 0x0D: index + 1 < text.count && text[index + 1] == 0x0A ? 2 : 1
        case 0x0B, 0x0C: 1
        case 0xC2: text[index + 1] == 0x85 ? 2 : nil
        case 0xE2: text[index + 1] == 0x80 && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9) ? 3 : nil
        default: nil
        }
    }

    /// The share of bytes, 0...1, that are controls no text has, in the first 64 KiB. Zeros are not counted: they are
    /// stripped.
    static func controlShare(of text: UnsafeBufferPointer<UInt8>) -> Double {
        let head = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text.prefix(65536)))
        guard !head.isEmpty else { return 0 }
        let ones: UInt64 = 0x0101_0101_0101_0101
        var controls = 0
        var index = 0
        while index < head.count {
            if index + 8 <= head.count {
                // Eight bytes of which none is below 0x20, as in `holdsCandidate`.
                let bytes = head.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if (bytes &- 0x20 &* ones) & ~bytes & (0x80 &* ones) == 0 {
                    index += 8
                    continue
                }
            }
            let end = min(index + 8, head.count)
            while index < end {
                let byte = head[index]
                // 0x01...0x08 and 0x0E...0x1F but escape.
                if (byte &- 1 < 8) != (byte &- 14 < 18) && byte != 0x1B { controls += 1 }
                index += 1
            }
        }
        return Double(controls) / Double(head.count)
    }
}
