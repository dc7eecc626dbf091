/// UTF-16 as pages have it.
enum UTF16Decoder {
    /// The text with U+FFFD for each lone surrogate (two bytes) and for an odd last byte.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, littleEndian: Bool) -> DecodedText {
        let units = bytes.count / 2
        func unit(_ index: Int) -> UInt32 {
            let (first, second) = (UInt32(bytes[2 * index]), UInt32(bytes[2 * index + 1]))
            return littleEndian ? second << 8 | first : first << 8 | second
        }
        var replaced = bytes.count % 2
        var text: [UInt8] = []
        text.reserveCapacity(units * 3 + 3)
        var index = 0
        while index < units {
            let high = unit(index)
            index += 1
            guard high & 0xF800 == 0xD800 else {
                append(high, to: &text)
                continue
            }
            if high < 0xDC00, index < units, unit(index) & 0xFC00 == 0xDC00 {
                append(0x1_0000 + (high & 0x3FF) << 10 + unit(index) & 0x3FF, to: &text)
                index += 1
            } else {
                append(0xFFFD, to: &text)
                replaced += 2
            }
        }
        if bytes.count % 2 == 1 { append(0xFFFD, to: &text) }
        return DecodedText(utf8: text, replacedBytes: replaced)
    }

    /// Appends a scalar, which is no surrogate.
    private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
        switch scalar {
        case ..<0x80: text.append(UInt8(scalar))
        case ..<0x800:
            text.append(UInt8(0xC0 | scalar >> 6))
            text.append(UInt8(0x80 | scalar & 0x3F))
        case ..<0x1_0000:
            text.append(UInt8(0xE0 | scalar >> 12))
            text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            text.append(UInt8(0x80 | scalar & 0x3F))
        default:
            text.append(UInt8(0xF0 | scalar >> 18))
            text.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            text.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
