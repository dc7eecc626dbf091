internal import CHanTables
internal import Glibc

/// The words of Chinese and how common each is: for judging readings of damaged text by the words they are made of.
package struct CommonWords: Sendable {
    package static let shared = CommonWords()

    /// A word that stands in the table.
    struct Word: BitwiseCopyable {
        /// The logarithm of its share of all words.
        let share: Float
        /// The level of its count among the words of ``WordPairs``, plus one; 0 where they have none.
        let paired: UInt8
    }

    /// Where the words of each bucket start among ``entries``, and their end.
    private let starts: LastingTable<UInt32>
    /// What the bucket does not tell of each word, and its two levels.
    private let entries: LastingTable<UInt64>
    private let shares: LastingTable<Float>
    /// The logarithm of the share of a character that is no word.
    let unknown: Float

    private static let bucketBits: UInt64 = 14
    /// The bits of an entry that are no part of the word.
    private static let levels: UInt64 = 1 << bucketBits - 1

    private init() {
        let total = logf(Float(policytrack_word_total))
        unknown = logf(0.5) - total
        shares = LastingTable((0..<64).map { CharacterPairs.logarithm($0) - total })
        starts = LastingTable(compiled: policytrack_word_starts(), count: 1 << Int(Self.bucketBits) + 1)
        entries = LastingTable(compiled: policytrack_words(), count: Int(starts[starts.count - 1]))
    }

    /// Whether two characters are a word.
    package func has(_ first: UInt32, _ second: UInt32) -> Bool {
        guard first <= 0xFFFF, second <= 0xFFFF else { return false }
        let tables = HanTables.shared
        return word(UInt64(tables.foldAlone(first)) << 16 | UInt64(tables.foldAlone(second))) != nil
    }

    /// The word of up to four scalars, the last one in the lowest 16 bits.
    @inline(__always)
    func word(_ key: UInt64) -> Word? {
        // Fibonacci hashing; as the factor is odd, no two words come out alike.
        let mixed = key &* 0x9E37_79B9_7F4A_7C15
        let bucket = Int(mixed >> (64 - Self.bucketBits))
        let sought = mixed << Self.bucketBits
        for entry in entries[Int(starts[bucket])..<Int(starts[bucket + 1])] where (entry ^ sought) <= Self.levels {
            return Word(share: shares[Int(entry >> 6 & 63)], paired: UInt8(entry & 63))
        }
        return nil
    }
}
