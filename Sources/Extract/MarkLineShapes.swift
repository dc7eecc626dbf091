/// Notes how each block starts and ends, and whether a day is printed in a short one.
struct MarkLineShapes: Pass {
    /// Blocks longer than this many characters are not searched for days.
    private static let maximumUnits = 60.0

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        let text = draft.text
        text.withUnsafeBufferPointer { text in
            for index in draft.blocks.indices {
                let block = draft.blocks[index]
                let bytes = UnsafeBufferPointer(rebasing: text[block.text])
                draft.blocks[index].isIndented = Self.isIndented(bytes)
                draft.blocks[index].endsWithStop = Self.endsWithStop(bytes)
                draft.blocks[index].hasDate =
                    block.counts.digits >= 4 && block.counts.units <= Self.maximumUnits
                    && DateScanner.first(in: bytes) != nil
            }
        }
    }

    /// Whether two wide (or four no-break) spaces stand at the start.
    private static func isIndented(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var wide = 0
        var narrow = 0
        var index = 0
        while index + 2 < text.count {
            if text[index] == 0xE3, text[index + 1] == 0x80, text[index + 2] == 0x80 {
                wide += 1
                index += 3
            } else if text[index] == 0xC2, text[index + 1] == 0xA0 {
                narrow += 1
                index += 2
            } else if text[index] <= 32 {
                index += 1
            } else {
                break
            }
        }
        return wide >= 2 || narrow >= 3 || (wide == 1 && narrow >= 1)
    }

    private static func endsWithStop(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = text.count
        while end > 0 {
            if text[end - 1] <= 32 || isASCIIBracket(text[end - 1]) {
                end -= 1
                continue
            }
            if text[end - 1] < 0x80 {
                switch text[end - 1] {
                case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): return true
                default: return false
                }
            }
            guard end >= 3 else { return false }
            switch (text[end - 3], text[end - 2], text[end - 1]) {
            case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBC, 0x9B), (0xE2, 0x80, 0xA6):
                return true
            // Closing quotation marks and brackets, wide spaces.
            case (0xE2, 0x80, 0x9D), (0xE2, 0x80, 0x99), (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F), (0xEF, 0xBC, 0x89),
                (0xE3, 0x80, 0x80):
                end -= 3
            default:
                guard text[end - 2] == 0xC2, text[end - 1] == 0xA0 else { return false }
                end -= 2
            }
        }
        return false
    }

    private static func isASCIIBracket(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ")")
    }
}
