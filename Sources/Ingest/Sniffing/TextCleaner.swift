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
    static func withUnifiedLineEnds(_ text: [UInt8]) -> [UInt8] {
        var unified: [UInt8] = []
        unified.reserveCapacity(text.count)
        let newline = UInt8(ascii: "\n")
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            switch byte {
            case 0x0D:
                unified.append(newline)
                if index < text.count, text[index] == newline { index += 1 }
            case 0x0B, 0x0C: unified.append(newline)
            case 0xC2 where text[index] == 0x85:
                unified.append(newline)
                index += 1
            case 0xE2 where text[index] == 0x80 && (text[index + 1] == 0xA8 || text[index + 1] == 0xA9):
                unified.append(newline)
                index += 2
            default: unified.append(byte)
            }
        }
        return unified
    }

    /// The share of bytes, 0...1, that are controls no text has, in the first 64 KiB. Zeros are not counted: they are
    /// stripped.
    static func controlShare(of text: UnsafeBufferPointer<UInt8>) -> Double {
        let head = text.prefix(65536)
        guard !head.isEmpty else { return 0 }
        var controls = 0
        for byte in head {
            // 0x01...0x08 and 0x0E...0x1F but escape, without a branch.
            let isControl = (byte &- 1 < 8) != (byte &- 14 < 18) && byte != 0x1B
            controls &+= isControl ? 1 : 0
        }
        return Double(controls) / Double(head.count)
    }
}
