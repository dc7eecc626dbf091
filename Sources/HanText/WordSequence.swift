internal import Glibc

/// How likely a text is as the likeliest sequence of words, character by character: each word by how often it stands after
/// the one before it and how common it is at all.
///
/// - SeeAlso: F. Jelinek, R. Mercer, *Interpolated Estimation of Markov Source Parameters from Sparse Data*, 1980, for how
///   the two are joined.
package struct WordSequence: BitwiseCopyable {
    /// The text so far, if a certain word is its last one.
    private struct End: BitwiseCopyable {
        /// The logarithm of its likelihood.
        var score = -Float.infinity
        /// The logarithms of what is left for words that were not counted after this one, and of what one that was once is
        /// given; 0 and minus infinity where none was counted.
        var leftover: Float = 0
        var once = -Float.infinity
        /// The hash of the word and what divides it from the next one.
        var hash = WordPairs.Hash()
    }

    /// The ends at each of the last four places, by the last two bits of the place and the length of the word.
    private var ends = InlineArray<16, End>(repeating: End())
    private var place = 0
    /// The last four characters.
    private var key: UInt64 = 0
    private var isInNumber = false

    private static let longest = 4
    /// How much of the likelihood of a word is that of standing after the one before it, where that was counted often, and
    /// the count of that at which it is half as much. On 2,600 generated farm pages 0.8 to 0.95 and 5 to 40 differ by 3
    /// in 1,000 choices.
    private static let most: Float = 0.9
    private static let half: Float = 10
    /// The logarithm of the likelihood of a letter, a space or a sign that the tables do not have; between -5 and -7 the
    /// outcome is the same.
    private static let other: Float = -6
    /// What stands in the tables for a number.
    private static let number: UInt64 = 0x672A_0023_0023_6570

    /// ``End/leftover`` and ``End/once`` of a word by the level of its count plus one.
    private static let shares = LastingTable<(leftover: Float, once: Float)>(
        (0...64).map { level in
            guard level > 0 else { return (0, -.infinity) }
            let logCount = CharacterPairs.logarithm(UInt8(level - 1))
            let count = expf(logCount)
            let share = most * count / (count + half)
            return (logf(1 - share), logf(share) - logCount)
        })

    package init() { ends[0].score = 0 }

    /// The logarithm of the likelihood of the text so far.
    package var likelihood: Float {
        mutating get { best(at: place) }
    }

    /// Adds a character. Traditional characters count as what they fold to, marks as what they are counted among
    /// characters. Cost: about 0.2 µs.
    package mutating func add(_ scalar: UInt32) {
        if Self.isDigit(scalar) || isInNumber && scalar == 0x2E { return addDigit() }
        isInNumber = false
        let scalar = Self.counted(scalar)
        key = key << 16 | UInt64(scalar & 0xFFFF)
        place += 1
        let words = CommonWords.shared
        var new = InlineArray<4, End>(repeating: End())
        for length in 1...Self.longest {
            let word = length == 4 ? key : key & (1 << UInt64(16 * length) - 1)
            // Fewer characters so far.
            if length > 1, word >> UInt64(16 * (length - 1)) == 0 { break }
            if let known = words.word(word) {
                new[length - 1] = end(word, known, from: place - length)
            } else if length == 1 {
                new[0].score = best(at: place - 1) + Self.alone(scalar)
            }
        }
        for length in 0..<Self.longest { ends[(place & 3) * 4 + length] = new[length] }
    }

    /// Adds a digit to a number, or one before all others; all numbers are one word.
    private mutating func addDigit() {
        place += 1
        var new = ends[((place - 1) & 3) * 4]
        if !isInNumber {
            new = CommonWords.shared.word(Self.number).map { end(Self.number, $0, from: place - 1) } ?? End()
        }
        isInNumber = true
        key = 0
        let row = (place & 3) * 4
        for length in 0..<Self.longest { ends[row + length] = End() }
        ends[row] = new
    }

    /// The likeliest text with a word from a place on.
    // Mutating, so that the sequence is not copied for it.
    private mutating func end(_ word: UInt64, _ known: CommonWords.Word, from start: Int) -> End {
        var end = End()
        let row = (start & 3) * 4
        // No word makes a text likelier than it was.
        for before in row..<row + Self.longest where ends[before].score > end.score {
            end.score = max(end.score, ends[before].score + Self.likelihood(of: word, known, after: ends[before]))
        }
        guard known.paired > 0 else { return end }
        (end.leftover, end.once) = Self.shares[Int(known.paired)]
        end.hash.add(word: word)
        end.hash.separate()
        return end
    }

    private static func likelihood(of word: UInt64, _ known: CommonWords.Word, after before: End) -> Float {
        let alone = before.leftover + known.share
        guard before.once > -.infinity else { return alone }
        var pair = before.hash
        pair.add(word: word)
        guard let level = WordPairs.level(of: pair) else { return alone }
        return logf(expf(alone) + expf(before.once + CharacterPairs.logarithm(level)))
    }

    private mutating func best(at place: Int) -> Float {
        let row = (place & 3) * 4
        return max(max(ends[row].score, ends[row + 1].score), max(ends[row + 2].score, ends[row + 3].score))
    }

    private static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

    /// What a character is counted as.
    private static func counted(_ scalar: UInt32) -> UInt32 {
        CharacterPairs.shared.counted(scalar) ?? (scalar <= 0xFFFF ? HanTables.shared.foldAlone(scalar) : scalar)
    }

    /// The logarithm of the likelihood of a character that is no word.
    private static func alone(_ scalar: UInt32) -> Float {
        if ScalarKind(of: scalar).contains(.han) {
            return CommonWords.shared.unknown
        }
        let rank = CharacterPairs.shared.rank(of: scalar)
        return rank == CharacterPairs.unranked ? other : logf(CharacterPairs.shared.share(of: rank))
    }
}
