/// White space as pages have it: ASCII, no-break, ideographic, zero-width and the byte-order mark.
enum Whitespace {
    /// Bytes of the white space that starts at `index`, 0 where there is none; zero-width characters count.
    @inline(__always)
    static func length(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = text[index]
        if first <= 32 { return 1 }
        guard first >= 0xC2 else { return 0 }
        switch first {
        case 0xC2: return index + 1 < text.count && text[index + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard index + 2 < text.count else { return 0 }
            let (second, third) = (text[index + 1], text[index + 2])
            if second == 0x80, third <= 0x8F || third == 0xA8 || third == 0xA9 || third == 0xAF { return 3 }
            if second == 0x80, third >= 0xAA, third <= 0xAE { return 3 }
            return second == 0x81 && (third == 0x9F || third == 0xA0) ? 3 : 0
        case 0xE3: return index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x80 ? 3 : 0
        case 0xEF: return index + 2 < text.count && text[index + 1] == 0xBB && text[index + 2] == 0xBF ? 3 : 0
        default: return 0
        }
    }

    /// Whether the white space at `index` has no width, so that it parts no words.
    static func isZeroWidth(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        if text[index] == 0xEF { return true }
        guard text[index] == 0xE2, index + 2 < text.count else { return false }
        return text[index + 1] == 0x80
            ? (0x8B...0x8F).contains(text[index + 2]) || (0xAA...0xAE).contains(text[index + 2])
            : text[index + 1] == 0x81 && text[index + 2] == 0xA0
    }

    /// `text` without white space at its ends, each run inside made one space, zero-width characters gone.
    static func collapsed(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: text.count) { output, count in
            var pendingSpace = false
            var index = 0
            while index < text.count {
                let length = length(text, at: index)
                if length > 0 {
                    pendingSpace = pendingSpace || !isZeroWidth(text, at: index)
                    index += length
                } else {
                    // The space stands for at least one byte of the run, so the output cannot overtake the text.
                    if pendingSpace, count > 0 {
                        output[count] = 32
                        count += 1
                    }
                    pendingSpace = false
                    output[count] = text[index]
                    count += 1
                    index += 1
                }
            }
        }
    }
}
