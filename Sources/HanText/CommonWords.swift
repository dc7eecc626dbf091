internal import CHanTables
internal import Glibc

/// The words of Chinese and how common each is: for judging readings of damaged text by the words they are made of.
package struct CommonWords: Sendable {
    /// The words, hashed on first use (about 5 ms, 4.2 MB).
    package static let shared = CommonWords()

    /// A word that stands in the table.
    struct Word: BitwiseCopyable {
        /// The logarithm of its share of all words.
        let share: Float
        /// The level of its count among the words of ``WordPairs``, plus one; 0 where they have none.
        let paired: UInt8
    }

    private struct Slot: BitwiseCopyable {
        /// Up to four scalars of 16 bits; 0 where the slot is free.
        var key: UInt64 = 0
        var word = Word(share: 0, paired: 0)
    }

    /// Open addressing.
    private let table: LastingTable<Slot>

    private static let slots = 1 << 18
    /// The logarithm of the share of a character that is no word.
    let unknown: Float

    private init() {
        let total = logf(Float(policytrack_word_total))
        unknown = logf(0.5) - total
        table = LastingTable(repeating: Slot(), count: Self.slots) { Self.fill($0, total: total) }
    }

    /// - Parameter total: The logarithm of how many words were counted.
    private static func fill(_ table: UnsafeMutableBufferPointer<Slot>, total: Float) {
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
            let share = CharacterPairs.logarithm(Digit.value(UInt8(scalar))) - total
            var slot = home(of: key)
            while table[slot].key != 0 { slot = (slot + 1) % slots }
            table[slot] = Slot(key: key, word: Word(share: share, paired: Digit.value(bytes[index])))
            index += 1
            key = 0
        }
    }

    private static func home(of key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 46) }

    /// Whether two characters are a word.
    package func has(_ first: UInt32, _ second: UInt32) -> Bool {
        guard first <= 0xFFFF, second <= 0xFFFF else { return false }
        let tables = HanTables.shared
        return word(UInt64(tables.foldAlone(first)) << 16 | UInt64(tables.foldAlone(second))) != nil
    }

    /// The word of up to four scalars, the last one in the lowest 16 bits.
    @inline(__always)
    func word(_ key: UInt64) -> Word? {
        var slot = Self.home(of: key)
        while table[slot].key != 0 {
            if table[slot].key == key { return table[slot].word }
            slot = (slot + 1) % Self.slots
        }
        return nil
    }
}
