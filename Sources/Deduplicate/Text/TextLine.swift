/// One line of a folded text and what its characters say of it.
struct TextLine {
    /// Where the line stands among the text's scalars, without its line break.
    let range: Range<Int>
    /// Letters, digits and Han characters.
    let contentCount: Int
    /// Full stops, question and exclamation marks, semicolons and ellipses.
    let stopCount: Int
    /// Commas and enumeration commas.
    let commaCount: Int
    /// Whether the last character that is no space or closing bracket ends a sentence.
    let endsSentence: Bool

    /// Describes the scalars at `range`.
    init(_ scalars: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) {
        var content = 0
        var stops = 0
        var commas = 0
        var last = ScalarClass.space
        for index in range {
            let kind = ScalarClass(scalars[index])
            switch kind {
            case .letter, .digit: content += 1
            case .stop: stops += 1
            case .comma: commas += 1
            case .other, .space, .bracket: break
            }
            if kind != .space && kind != .bracket { last = kind }
        }
        self.range = range
        contentCount = content
        stopCount = stops
        commaCount = commas
        endsSentence = last == .stop
    }

    /// Whether the line reads like running text: a sentence, or the greater part of one.
    ///
    /// Twelve characters is the shortest sentence worth keeping; a heading has no stop, a menu no comma.
    var isProse: Bool {
        contentCount >= 12 && (stopCount > 0 || commaCount >= 2 || contentCount >= 60)
    }
}

/// What a folded scalar is to this module.
enum ScalarClass {
    case letter, digit, stop, comma, bracket, space, other

    @inline(__always)
    init(_ scalar: UInt32) {
        switch scalar {
        case 0x30...0x39: self = .digit
        case 0x61...0x7A, 0x41...0x5A: self = .letter
        case 0x21, 0x3B, 0x3F, 0x3002, 0x2026, 0xFFFD: self = .stop
        case 0x2C, 0x3001: self = .comma
        case 0x22, 0x27, 0x29, 0x5D, 0x300B, 0x3009, 0x300D, 0x300F, 0x3011, 0x3015: self = .bracket
        case 0x09...0x0D, 0x20, 0x3000: self = .space
        case ..<0xC0: self = .other
        case 0x2000...0x2BFF, 0x3000...0x3004, 0x3008...0x3020, 0xFE00...0xFE0F, 0xFF00...0xFF0F: self = .other
        default: self = .letter
        }
    }
}
