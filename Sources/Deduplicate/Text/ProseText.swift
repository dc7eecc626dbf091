/// The running text of an article as the finder compares it: letters, digits and Han characters without the lines that
/// sites put around an article, and where its sentences end.
struct ProseText {
    /// One scalar each, in reading order. ``gap`` is set where something that was left out stands before it.
    private(set) var units: [UInt32] = []
    /// For each sentence the index after its last unit, rising.
    private(set) var sentenceEnds: [Int] = []
    /// Units of the title and of document numbers before the text, a list for each line; not part of ``units``.
    private(set) var headlines: [[UInt32]] = []

    /// Marks a unit with punctuation, a space or a line break before it, so that `6.2%,3.6` stays two numbers.
    static let gap: UInt32 = 1 << 31
    /// The scalar without the mark.
    static let scalarMask: UInt32 = 0x1F_FFFF

    /// Reads a folded text, valid UTF-8 with its line breaks. Cost: linear in the text.
    init(folded: [UInt8]) {
        let scalars = Self.decode(folded)
        scalars.withUnsafeBufferPointer { scalars in
            units.reserveCapacity(scalars.count)
            for (range, role) in FurnitureFilter.lines(of: scalars) {
                switch role {
                case .text(let goesOn):
                    append(range, of: scalars)
                    if !goesOn { endSentence() }
                case .headline:
                    append(range, of: scalars)
                    headlines.append(units)
                    units = []
                    sentenceEnds = []
                case .furniture: break
                }
            }
        }
        endSentence()
    }

    /// The sentences as ranges of ``units``.
    var sentences: some Sequence<Range<Int>> {
        var start = 0
        return sentenceEnds.lazy.map { end in
            defer { start = end }
            return start..<end
        }
    }

    private mutating func append(_ line: Range<Int>, of scalars: UnsafeBufferPointer<UInt32>) {
        var mark = Self.gap
        var index = line.lowerBound
        while index < line.upperBound {
            if let end = Romanisation.end(in: scalars, from: index, before: line.upperBound), mark == 0 {
                index = end
                continue
            }
            let scalar = scalars[index]
            defer { index += 1 }
            switch ScalarClass(scalar) {
            case .letter, .digit:
                units.append(scalar | mark)
                mark = 0
            case .stop:
                endSentence()
                mark = Self.gap
            case .other
            where scalar == 0x2E && mark == 0 && Self.isDigit(at: index + 1, before: line.upperBound, scalars):
                // The decimal point leaves no gap: 1.5 is one number.
                break
            case .space where mark == 0:
                // Sites put spaces beside digits, or take them out: a space alone parts nothing.
                break
            default:
                mark = Self.gap
            }
        }
    }

    private mutating func endSentence() {
        if units.count > sentenceEnds.last ?? 0 { sentenceEnds.append(units.count) }
    }

    private static func isDigit(at index: Int, before end: Int, _ scalars: UnsafeBufferPointer<UInt32>) -> Bool {
        index < end && (0x30...0x39).contains(scalars[index])
    }

    /// The scalars of `text`; a byte that belongs to none becomes U+FFFD.
    private static func decode(_ text: [UInt8]) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: text.count) { scalars, count in
            text.withUnsafeBufferPointer { bytes in
                var index = 0
                while index < bytes.count {
                    let (scalar, width) = Self.scalar(at: index, in: bytes)
                    scalars[count] = scalar
                    count += 1
                    index += width
                }
            }
        }
    }

    @inline(__always)
    private static func scalar(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (UInt32, width: Int) {
        let lead = UInt32(bytes[index])
        guard lead >= 0x80 else { return (lead, 1) }
        let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead < 0xF5, index + width <= bytes.count else { return (0xFFFD, 1) }
        var scalar = lead & (0x7F >> UInt32(width))
        for place in index + 1..<index + width {
            let next = UInt32(bytes[place])
            guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | next & 0x3F
        }
        return (scalar, width)
    }
}
