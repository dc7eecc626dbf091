/// Finds a syllable in brackets, `(shù)`, as mirror sites put it after characters to disguise a copy.
///
/// The normaliser takes out what it is sure of, for readers; here both copies are read alike, so that every bracket
/// with one short word of Latin letters can go.
enum Romanisation {
    /// The place after the bracketed syllable that starts at `start`; `nil` where none does.
    @inline(__always)
    static func end(in scalars: UnsafeBufferPointer<UInt32>, from start: Int, before end: Int) -> Int? {
        guard scalars[start] == 0x28 else { return nil }
        var index = start + 1
        while index < end, isLatin(scalars[index]) { index += 1 }
        guard index < end, scalars[index] == 0x29, (1...longest).contains(index - start - 1) else { return nil }
        return index + 1
    }

    /// `zhuang`, and one for a combining tone mark.
    private static let longest = 7

    @inline(__always)
    private static func isLatin(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF, 0x300...0x30F: true
        default: false
        }
    }
}
