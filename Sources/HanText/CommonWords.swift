internal import CHanTables
internal import Glibc

/// The words of Chinese and how common each is: for judging readings of damaged text by the words they are made of.
package struct CommonWords: Sendable {
    /// The words, hashed on first use (about 4 ms, 1.2 MB).
    package static let shared = CommonWords()

    /// Open addressing; up to four scalars of 16 bits make a key, 0 is free.
    private let keys: LastingTable<UInt64>
    /// The logarithm of the share of each word.
    private let shares: LastingTable<Float>

    private static let slots = 1 << 18
    private static let longest = 4
    /// The logarithm of the share of a character that is no word.
    private let unknown: Float

    private init() {
        var keys = [UInt64](repeating: 0, count: Self.slots)
        var shares = [Float](repeating: 0, count: Self.slots)
        let total = logf(Float(policytrack_word_total))
        unknown = logf(0.5) - total
        let text = UnsafeRawPointer(policytrack_words()).assumingMemoryBound(to: UInt8.self)
        let bytes = UnsafeBufferPointer(start: text, count: strlen(policytrack_words()))
        var key: UInt64 = 0
        var index = 0
        while index < bytes.count {
            let (scalar, width) = bytes.scalar(at: index)
            index += width
            guard scalar < 0x80 else {
                key = key << 16 | UInt64(scalar)
                continue
            }
            let level = scalar == 0x70 ? 44 : scalar == 0x71 ? 15 : scalar - 48
            var slot = Self.home(of: key)
            while keys[slot] != 0 { slot = (slot + 1) % Self.slots }
            keys[slot] = key
            shares[slot] = Float(level) * 0.231_049_06 - total
            key = 0
        }
        self.keys = LastingTable(keys)
        self.shares = LastingTable(shares)
    }

    private static func home(of key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 46) }

    /// How likely a text is as the likeliest sequence of words, character by character.
    package struct Sequence: BitwiseCopyable {
        /// The logarithms of the likelihood of the text up to each of the last four places, the latest first.
        fileprivate var before: (Float, Float, Float, Float) = (0, -.infinity, -.infinity, -.infinity)
        /// The last four characters.
        fileprivate var key: UInt64 = 0

        package init() {}

        /// The logarithm of the likelihood of the text so far.
        package var likelihood: Float { before.0 }
    }

    /// Adds a character to a text. Traditional characters count as what they fold to, marks as what they are counted among
    /// characters. Cost: about 0.1 µs.
    package func add(_ scalar: UInt32, to text: inout Sequence) {
        let folded = scalar <= 0xFFFF ? HanTables.shared.foldAlone(scalar) : scalar
        let before = text.before
        let key = text.key << 16 | UInt64(folded & 0xFFFF)
        var best = before.0 + (share(of: key & 0xFFFF) ?? single(folded))
        if before.1 > -.infinity, let share = share(of: key & 0xFFFF_FFFF) { best = max(best, before.1 + share) }
        if before.2 > -.infinity, let share = share(of: key & 0xFFFF_FFFF_FFFF) { best = max(best, before.2 + share) }
        if before.3 > -.infinity, let share = share(of: key) { best = max(best, before.3 + share) }
        text.before = (best, before.0, before.1, before.2)
        text.key = key
    }

    /// Whether two characters are a word.
    package func has(_ first: UInt32, _ second: UInt32) -> Bool {
        guard first <= 0xFFFF, second <= 0xFFFF else { return false }
        let tables = HanTables.shared
        return share(of: UInt64(tables.foldAlone(first)) << 16 | UInt64(tables.foldAlone(second))) != nil
    }

    private func single(_ scalar: UInt32) -> Float {
        if ScalarKind(rawValue: HanTables.shared.kind(of: scalar).rawValue).contains(.han) { return unknown }
        let rank = CharacterPairs.shared.rank(of: scalar)
        return rank == CharacterPairs.unranked ? unknown : logf(CharacterPairs.shared.share(of: rank))
    }

    private func share(of key: UInt64) -> Float? {
        var slot = Self.home(of: key)
        while keys[slot] != 0 {
            if keys[slot] == key { return shares[slot] }
            slot = (slot + 1) % Self.slots
        }
        return nil
    }
}
