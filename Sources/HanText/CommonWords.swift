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

    /// The logarithm of the likelihood of a text as the likeliest sequence of words. Traditional characters count as what
    /// they fold to, marks as what they are counted among characters.
    ///
    /// Cost: proportional to the length, about 0.1 µs a character.
    package func likelihood(of text: [UInt32]) -> Float {
        let text = text.map { $0 <= 0xFFFF ? HanTables.shared.foldAlone($0) : $0 }
        var best = [Float](repeating: -.infinity, count: text.count + 1)
        best[0] = 0
        for start in text.indices {
            var key: UInt64 = 0
            for length in 1...Self.longest where start + length <= text.count {
                key = key << 16 | UInt64(text[start + length - 1] & 0xFFFF)
                let share: Float
                if let known = self.share(of: key) {
                    share = known
                } else if length == 1 {
                    share = single(text[start])
                } else {
                    continue
                }
                best[start + length] = max(best[start + length], best[start] + share)
            }
        }
        return best[text.count]
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
