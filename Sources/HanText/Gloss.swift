/// A romanised reading in brackets, as content farms put them after characters: `(shù)`.
package enum Gloss {
    /// The longest reading is six letters long (`zhuāng`).
    private static let maximumLetters = 6

    /// Where the gloss whose bracket opens at byte `start` ends, past its closing bracket; `nil` where there is none.
    package static func end(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        tail(in: text, from: start + 1)
    }

    /// Where the gloss whose first letter stands at byte `start` ends, its opening bracket being lost.
    package static func tail(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        for letters in 0...maximumLetters where index < text.count {
            let byte = text[index]
            if byte >= 0x61, byte <= 0x7A {
                index += 1
            } else if byte == 0x29 {
                return letters > 0 ? index + 1 : nil
            } else {
                // Letters with a tone mark start with C3, C4, C5, C7 and C9.
                guard byte >= 0xC3, byte <= 0xC9, case let (scalar, width) = text.scalar(at: index), isLetter(scalar)
                else { return nil }
                index += width
            }
        }
        return nil
    }

    /// A small letter of Hanyu Pinyin, with or without a tone mark; `v` stands for `ü` on some sites.
    package static func isLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x61...0x7A: true
        case 0xE0, 0xE1, 0xE8, 0xE9, 0xEA, 0xEC, 0xED, 0xF2, 0xF3, 0xF9, 0xFA, 0xFC: true
        case 0x101, 0x113, 0x11B, 0x12B, 0x144, 0x148, 0x14D, 0x16B, 0x1CE, 0x1D0, 0x1D2, 0x1D4, 0x1D6, 0x1D8, 0x1DA,
            0x1DC, 0x1F9, 0x251, 0x261:
            true
        default: false
        }
    }
}
