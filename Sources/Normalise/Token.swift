internal import HanText

/// A piece of damaged text: a character, a gloss, or a hole where bytes were lost.
struct Token {
    enum Kind {
        /// A character that is a double byte in GBK.
        case double
        /// A character of ASCII.
        case single
        /// A character that GBK has not.
        case foreign
        /// `(shù)`; ``scalar`` is 0.
        case gloss
        /// `?` or U+FFFD, which may stand for lost bytes.
        case hole
        /// `?shù)` or `?(shù)`: a hole that swallowed or broke the bracket of a gloss.
        case holeWithGloss
        /// `?/p>`: a hole that swallowed the first character of a tag or an entity; its ``Token/code`` is the number of
        /// the ``Remnant``.
        case holeWithRemnant
        /// The end of the text.
        case end
    }

    let kind: Kind
    let scalar: UInt32
    /// The double byte, or the byte of ASCII.
    let code: UInt16
    let start: Int
    let end: Int
    /// The letters of a gloss.
    let reading: Range<Int>
    /// The key of ``reading`` in `Readings`; 0 where there is none.
    let key: UInt64

    var isHole: Bool { kind == .hole || kind == .holeWithGloss || kind == .holeWithRemnant }

    /// The token that starts at byte `start` of `text`.
    init(in text: UnsafeBufferPointer<UInt8>, at start: Int) {
        self.start = start
        guard start < text.count else {
            (kind, scalar, code, end, reading, key) = (.end, 0, 0, start, start..<start, 0)
            return
        }
        let (scalar, width) = text.scalar(at: start)
        let next = start + width
        if scalar == 0x28, let end = Gloss.end(in: text, from: start) {
            (kind, self.scalar, code, self.end, reading) = (.gloss, 0, 0, end, next..<end - 1)
            key = Readings.key(of: text, reading)
        } else if scalar == 0x3F || scalar == 0xFFFD {
            self.scalar = scalar
            if let remnant = Remnant.index(in: text, at: next) {
                (kind, code, reading, key) = (.holeWithRemnant, UInt16(remnant), next..<next, 0)
                end = next + Remnant[remnant].rest.count
                return
            }
            code = scalar == 0x3F ? 0x3F : 0
            let letters = next < text.count && text[next] == 0x28 ? next + 1 : next
            if let end = Gloss.tail(in: text, from: letters) {
                (kind, self.end, reading) = (.holeWithGloss, end, letters..<end - 1)
                key = Readings.key(of: text, reading)
            } else {
                (kind, end, reading, key) = (.hole, next, next..<next, 0)
            }
        } else {
            self.scalar = scalar
            end = next
            (reading, key) = (next..<next, 0)
            if scalar < 0x80 {
                (kind, code) = (.single, UInt16(scalar))
            } else {
                code = GBK.shared.code(of: scalar)
                kind = code == 0 ? .foreign : .double
            }
        }
    }
}
