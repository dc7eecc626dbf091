/// UTF-8 as pages have it: mostly valid, sometimes cut or broken.
enum UTF8Repair {
    /// Whether `bytes` are valid UTF-8 throughout. Cost: one pass, at memory speed where the text is ASCII.
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        validPrefix(of: bytes) == bytes.count
    }

    /// The text with U+FFFD for each longest piece that could have begun a character, as browsers do.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> DecodedText {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + 64)
        var replaced = 0
        var rest = bytes
        while true {
            let valid = validPrefix(of: rest)
            text.append(contentsOf: rest[..<valid])
            if valid == rest.count { break }
            let broken = brokenLength(of: rest, at: valid)
            replaced += broken
            text.append(contentsOf: [replacementCharacter.0, replacementCharacter.1, replacementCharacter.2])
            rest = UnsafeBufferPointer(rebasing: rest[(valid + broken)...])
        }
        return DecodedText(utf8: text, replacedBytes: replaced)
    }

    /// The number of bytes up to the first that is not part of a valid character.
    static func validPrefix(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let count = bytes.count
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index < count {
            if bytes[index] < 0x80 {
                while index + 8 <= count,
                    raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                }
                while index < count, bytes[index] < 0x80 { index += 1 }
            } else {
                while index + 4 <= count, isThreeBytes(raw.loadUnaligned(fromByteOffset: index, as: UInt32.self)) {
                    index += 3
                }
                guard index < count, bytes[index] >= 0x80 else { continue }
                let length = sequenceLength(of: bytes, at: index)
                if length == 0 { return index }
                index += length
            }
        }
        return count
    }

    /// Whether the three lowest bytes of `word` are one valid sequence, which most of Chinese is made of.
    @inline(__always)
    private static func isThreeBytes(_ word: UInt32) -> Bool {
        let word = word.littleEndian
        // Bit 5 of the second byte tells overlong forms (clear, after E0) and surrogates (set, after ED).
        return word & 0xC0_C0F0 == 0x80_80E0 && word & 0x200F != 0 && word & 0x200F != 0x200D
    }

    /// The length of the valid sequence of two to four bytes at `index`; 0 where there is none.
    @inline(__always)
    static func sequenceLength(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        let left = bytes.count - index
        if lead >= 0xE0, lead <= 0xEF {
            guard left >= 3, secondIsValid(bytes[index + 1], after: lead), isContinuation(bytes[index + 2]) else {
                return 0
            }
            return 3
        }
        if lead >= 0xC2, lead <= 0xDF { return left >= 2 && isContinuation(bytes[index + 1]) ? 2 : 0 }
        guard lead >= 0xF0, lead <= 0xF4, left >= 4, secondIsValid(bytes[index + 1], after: lead),
            isContinuation(bytes[index + 2]), isContinuation(bytes[index + 3])
        else { return 0 }
        return 4
    }

    /// How many bytes at `index`, where no valid sequence begins, become one U+FFFD.
    private static func brokenLength(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        guard lead >= 0xE0, lead <= 0xF4, index + 1 < bytes.count, secondIsValid(bytes[index + 1], after: lead) else {
            return 1
        }
        let third = index + 2 < bytes.count && isContinuation(bytes[index + 2])
        return lead >= 0xF0 && third ? 3 : 2
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// Whether `byte` may follow a lead of three or four bytes: no overlong forms, no surrogates, nothing past
    /// U+10FFFF.
    @inline(__always)
    private static func secondIsValid(_ byte: UInt8, after lead: UInt8) -> Bool {
        switch lead {
        case 0xE0: byte >= 0xA0 && byte <= 0xBF
        case 0xED: byte >= 0x80 && byte <= 0x9F
        case 0xF0: byte >= 0x90 && byte <= 0xBF
        case 0xF4: byte >= 0x80 && byte <= 0x8F
        default: isContinuation(byte)
        }
    }
}
