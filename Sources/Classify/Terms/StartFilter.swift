/// Tells most places of a text where none of some terms can start, by the two characters that stand there: nine of ten
/// places of Chinese text are passed over without a look at the terms.
///
/// A bit for each pair of characters that a term begins with, by its hash (a Bloom filter of one hash), and a bit for each
/// first character whose second does not matter.
struct StartFilter: Sendable {
    /// The first bytes of a term, the first of them lowest; 0 after its end.
    typealias Opening = UInt64

    private let pairs: [UInt64]
    private let lone: UInt64

    /// Bits for pairs, as a power of two: 16 KB, which stay in the processor's nearest memory. The built-in topics' terms
    /// take one of a hundred, ten thousand more one of fourteen: as many places of a text pass that begin no term.
    private static let logarithm: UInt64 = 17

    /// - Parameter openings: Of all terms, in UTF-8.
    init(_ openings: some Sequence<Opening>) {
        var lone: UInt64 = 0
        var pairs = [UInt64](repeating: 0, count: 1 << Int(Self.logarithm - 6))
        for opening in openings {
            let width = Self.width(of: opening)
            let rest = opening >> (8 * width)
            if rest == 0 || Self.width(of: rest) == 2 {
                // A term of one character, or one whose second the search does not look at.
                lone |= 1 << Self.bit(opening, width)
                continue
            }
            let first = opening & (1 << (8 * width) - 1)
            for pair in [opening, first | UInt64(TermTrie.quote) << (8 * width)] {
                let place = Self.place(Self.key(pair, width))
                pairs[place / 64] |= 1 << UInt64(place % 64)
            }
        }
        self.pairs = pairs
        self.lone = lone
    }

    /// Calls `body` with what finds the next place where a term may start.
    @inline(__always)
    func withSearch<Result>(_ body: (Search) -> Result) -> Result {
        pairs.withUnsafeBufferPointer { body(Search(pairs: $0, lone: lone)) }
    }

    /// The filter, for loops.
    struct Search {
        fileprivate let pairs: UnsafeBufferPointer<UInt64>
        fileprivate let lone: UInt64

        /// The first place at or after `index` where a term may start; at the latest `end`.
        ///
        /// - Parameters:
        ///   - index: Where a character starts.
        ///   - end: Some place of `text`. The last bytes of the text itself are not looked at: a term may start there.
        @inline(__always)
        func next(in text: UnsafeRawBufferPointer, from index: Int, to end: Int) -> Int {
            var index = index
            let last = min(end, text.count - 7)
            while index < last {
                let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                if word & 0xF0 == 0xE0 {
                    if mayStart(word, 3) { return index }
                    index &+= 3
                } else if word & 0x80 == 0 {
                    if mayStart(word, 1) { return index }
                    index &+= 1
                } else {
                    return index
                }
            }
            return min(index, end)
        }

        @inline(__always)
        private func mayStart(_ word: UInt64, _ width: UInt64) -> Bool {
            let place = StartFilter.place(StartFilter.key(word, width))
            if pairs[place &>> 6] & 1 &<< UInt64(place & 63) != 0 { return true }
            return lone & 1 &<< StartFilter.bit(word, width) != 0
        }
    }

    /// The bytes of two characters, of which the first has `width`; of the second at most three.
    @inline(__always)
    private static func key(_ word: UInt64, _ width: UInt64) -> UInt64 {
        let isASCII = word &>> (8 * width) & 0x80 == 0
        return word & (1 &<< (8 * width + (isASCII ? 8 : 24)) &- 1)
    }

    /// By Fibonacci hashing: the upper bits of a product with 2^64 over the golden ratio.
    @inline(__always)
    private static func place(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> (64 - logarithm))
    }

    /// The bit of a first character, 0..<64: by its first byte and, of three, the last one.
    @inline(__always)
    private static func bit(_ word: UInt64, _ width: UInt64) -> UInt64 {
        (width == 1 ? word : word &>> 16 ^ word) & 63
    }

    /// The bytes of the character that starts a word.
    private static func width(of word: UInt64) -> UInt64 {
        switch word & 0xFF {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }
}

extension StartFilter.Opening {
    /// The first bytes of a term.
    init(of term: some Sequence<UInt8>) {
        self = term.prefix(7).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
