internal import CHanTables
internal import Glibc

/// The words of Chinese and how common each is: for judging readings of damaged text by the words they are made of.
package struct CommonWords: Sendable {
    /// The words, sorted into buckets on first use (1.2 MB; 6 to 12 ms where it was measured, half of what one large hash
    /// table of 4.2 MB took beside it), which only a page with damage asks for.
    package static let shared = CommonWords()

    /// A word that stands in the table.
    struct Word: BitwiseCopyable {
        /// The logarithm of its share of all words.
        let share: Float
        /// The level of its count among the words of ``WordPairs``, plus one; 0 where they have none.
        let paired: UInt8
    }

    /// Where the words of each bucket start among ``keys`` and ``words``, and their end.
    private let starts: LastingTable<UInt32>
    /// Up to four scalars of 16 bits.
    private let keys: LastingTable<UInt64>
    private let words: LastingTable<(level: UInt8, paired: UInt8)>
    private let shares: LastingTable<Float>
    /// The logarithm of the share of a character that is no word.
    let unknown: Float

    /// Buckets of some seven words: their keys fit a line or two of the processor's cache.
    private static let bucketBits: UInt64 = 14

    private init() {
        let total = logf(Float(policytrack_word_total))
        unknown = logf(0.5) - total
        shares = LastingTable((0..<64).map { CharacterPairs.logarithm($0) - total })
        var starts = [UInt32](repeating: 0, count: 1 << Int(Self.bucketBits) + 2)
        // By the bucket after the next one, so that entering the words moves each start to its place.
        Self.forEachWord { key, _, _ in starts[Self.bucket(of: key) + 2] += 1 }
        for bucket in starts.indices.dropFirst() { starts[bucket] += starts[bucket - 1] }
        let count = Int(starts[starts.count - 1])
        var keys = [UInt64](repeating: 0, count: count)
        var words = [(level: UInt8, paired: UInt8)](repeating: (0, 0), count: count)
        Self.forEachWord { key, level, paired in
            let bucket = Self.bucket(of: key) + 1
            keys[Int(starts[bucket])] = key
            words[Int(starts[bucket])] = (level, paired)
            starts[bucket] += 1
        }
        self.starts = LastingTable(starts)
        self.keys = LastingTable(keys)
        self.words = LastingTable(words)
    }

    /// Calls `body` with the key of each compiled word and its two levels.
    private static func forEachWord(_ body: (_ key: UInt64, _ level: UInt8, _ paired: UInt8) -> Void) {
        let text = UnsafeRawPointer(policytrack_words()).assumingMemoryBound(to: UInt8.self)
        let bytes = UnsafeBufferPointer(start: text, count: strlen(policytrack_words()))
        var key: UInt64 = 0
        var index = 0
        while index < bytes.count {
            let (scalar, width) = bytes.scalar(at: index)
            index += width
            // A number's word has two signs of ASCII within, and no word begins with one.
            guard scalar < 0x80, key != 0, scalar != 0x23 else {
                key = key << 16 | UInt64(scalar)
                continue
            }
            body(key, Digit.value(UInt8(scalar)), Digit.value(bytes[index]))
            index += 1
            key = 0
        }
    }

    /// By Fibonacci hashing.
    private static func bucket(of key: UInt64) -> Int {
        Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 - bucketBits))
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
        let bucket = Self.bucket(of: key)
        for place in Int(starts[bucket])..<Int(starts[bucket + 1]) where keys[place] == key {
            return Word(share: shares[Int(words[place].level)], paired: words[place].paired)
        }
        return nil
    }
}
