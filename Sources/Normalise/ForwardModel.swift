internal import HanText

/// What a farm does to the bytes of a text, for checking that a repair leads back to exactly the damage seen.
///
/// The text is written in GBK. The two bytes of each character of the site's table, in the order of their codes, are
/// followed by a gloss wherever they stand, also across the boundary of two characters. The bytes are cut at line
/// breaks and at the full-width comma, exclamation and question mark wherever *their* bytes stand, and each piece is decoded alone: pair by
/// pair, a lead with an impossible partner giving one `?`.
struct ForwardModel {
    /// The character for lost bytes: `?` or U+FFFD.
    var hole: UInt32 = 0x3F
    /// Whether the impossible partner of a lead is lost as well.
    var swallowsPartner = true
    /// Whether quotation marks were entities while the bytes were edited.
    var quotesAreEntities = false
    /// Whether full-width marks became half-width ones afterwards.
    var foldsMarks = false

    private let gbk = GBK.shared

    /// A character that GBK has not passes as this byte, which no text holds.
    private static let foreign: UInt8 = 0x1F

    /// The damaged form of `text` as UTF-8.
    /// - Parameter reading: The reading a character is glossed with; `nil` where it is not glossed.
    func apply(to text: [UInt32], reading: (UInt32) -> Spelling?) -> [UInt8] {
        var foreign: [UInt32] = []
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 8)
        for scalar in text { encode(scalar, into: &bytes, foreign: &foreign) }
        gloss(&bytes, reading: reading)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        var start = 0
        var index = 0
        foreign.reverse()
        while index < bytes.count {
            let isMark = bytes[index] == 0xA3 && index + 1 < bytes.count && Stop.isCut(bytes[index + 1])
            guard isMark || bytes[index] == 0x0A else {
                index += 1
                continue
            }
            let end = index + (isMark ? 2 : 1)
            decode(bytes[start..<index], into: &output, foreign: &foreign)
            decode(bytes[index..<end], into: &output, foreign: &foreign)
            index = end
            start = index
        }
        decode(bytes[start...], into: &output, foreign: &foreign)
        return quotesAreEntities ? Entities.decodeQuotes(in: output) : output
    }

    private func encode(_ scalar: UInt32, into bytes: inout [UInt8], foreign: inout [UInt32]) {
        if quotesAreEntities, let name = Entities.quoteName(of: scalar) {
            bytes += name
        } else if foldsMarks, Stop.isFolded(scalar) {
            bytes.append(0xA3)
            bytes.append(UInt8(scalar) | 0x80)
        } else if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else if case let code = gbk.code(of: scalar), code != 0 {
            bytes.append(UInt8(code >> 8))
            bytes.append(UInt8(code & 0xFF))
        } else {
            bytes.append(Self.foreign)
            foreign.append(scalar)
        }
    }

    /// Puts the glosses in, table character by table character.
    private func gloss(_ bytes: inout [UInt8], reading: (UInt32) -> Spelling?) {
        var glosses: [(code: UInt16, reading: Spelling)] = []
        for index in bytes.indices.dropLast() where bytes[index] >= 0x81 {
            let code = UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
            let scalar = gbk.scalar(bytes[index], bytes[index + 1])
            guard scalar != 0, let reading = reading(scalar), !glosses.contains(where: { $0.code == code }) else {
                continue
            }
            glosses.append((code, reading))
        }
        glosses.sort { $0.code < $1.code }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + glosses.count * 16)
        for (code, reading) in glosses {
            result.removeAll(keepingCapacity: true)
            var index = 0
            var copied = 0
            while index + 1 < bytes.count {
                guard bytes[index] == UInt8(code >> 8), bytes[index + 1] == UInt8(code & 0xFF) else {
                    index += 1
                    continue
                }
                index += 2
                result += bytes[copied..<index]
                appendGloss(reading, to: &result)
                copied = index
            }
            result += bytes[copied...]
            swap(&bytes, &result)
        }
    }

    private func appendGloss(_ reading: Spelling, to bytes: inout [UInt8]) {
        var foreign: [UInt32] = []
        bytes.append(0x28)
        reading.forEachLetter { encode($0, into: &bytes, foreign: &foreign) }
        bytes.append(0x29)
    }

    private func decode(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8], foreign: inout [UInt32]) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == Self.foreign {
                output.append(scalar: foreign.popLast() ?? hole)
            } else if byte < 0x80 {
                output.append(byte)
            } else if index < bytes.endIndex, case let scalar = gbk.scalar(byte, bytes[index]), scalar != 0 {
                let folded = foldsMarks && scalar >= 0xFF01 && scalar <= 0xFF5E ? scalar - 0xFEE0 : scalar
                output.append(scalar: folded)
                index += 1
            } else {
                output.append(scalar: hole)
                if swallowsPartner, index < bytes.endIndex { index += 1 }
            }
        }
    }
}
