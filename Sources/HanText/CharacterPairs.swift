internal import CHanTables
internal import Glibc

/// How common characters and pairs of them are in Simplified Chinese news and laws: for judging which of several
/// readings of damaged text is the likely one. Traditional characters count as what they fold to.
public final class CharacterPairs: Sendable {
    public static let shared = CharacterPairs()

    /// The rank of a scalar plus one; 0 where it has none.
    @usableFromInline let ranksAndOne: LastingTable<UInt16>
    @usableFromInline let levels: LastingTable<UInt8>
    /// Where the pairs of each rank start in ``seconds``.
    @usableFromInline let starts: LastingTable<UInt32>
    @usableFromInline let seconds: LastingTable<UInt16>
    /// The level of the count of each pair, counted from the character `0`.
    @usableFromInline let pairLevels: LastingTable<UInt8>
    @usableFromInline let filter: PairFilter
    /// The count that each level stands for.
    private let counts: LastingTable<Float>
    private let total: Float
    /// Logarithms: of each character's share of all places; of how much of what follows it is in no pair counted; of the
    /// share that the rarest pair counted would have of its places.
    @usableFromInline let logShares: LastingTable<Float>
    @usableFromInline let logLeftovers: LastingTable<Float>
    @usableFromInline let rarestPairs: LastingTable<Float>
    /// The logarithm of the share of a character never seen.
    @usableFromInline let logUnseen: Float

    @inlinable @inline(__always)
    public static var unranked: UInt16 { 0xFFFF }

    /// The count of the rarest of the 150,000 pairs.
    private static let rarestCount: Float = 27

    private init() {
        let count = Int(policytrack_character_count)
        var counts: [Float] = [1]
        for _ in 1..<64 { counts.append(counts[counts.count - 1] * 1.259_921_05) }
        levels = LastingTable(compiled: policytrack_character_levels(), count: count)
        total = levels[0..<count].reduce(0) { $0 + counts[Int($1)] }
        let logTotal = logf(total)
        logUnseen = Self.logarithm(0) - logTotal - Self.half
        logShares = LastingTable(levels[0..<count].map { Self.logarithm($0) - logTotal })
        rarestPairs = LastingTable(levels[0..<count].map { logf(Self.rarestCount) - Self.logarithm($0) })
        logLeftovers = LastingTable(compiled: policytrack_leftovers(), count: count)
        self.counts = LastingTable(counts)
        ranksAndOne = LastingTable(compiled: policytrack_ranks(), count: 0x10000)
        starts = LastingTable(compiled: policytrack_pair_starts(), count: count + 1)
        seconds = LastingTable(compiled: policytrack_pair_seconds(), count: Int(starts[count]))
        pairLevels = LastingTable(compiled: policytrack_pair_levels(), count: Int(starts[count]))
        filter = PairFilter()
    }

    /// The rank of a character among all, 0 for the most frequent; ``unranked`` for one hardly ever seen.
    @inlinable @inline(__always)
    public func rank(of scalar: UInt32) -> UInt16 {
        scalar <= 0xFFFF ? ranksAndOne[Int(scalar)] &- 1 : Self.unranked
    }

    /// The character as which a scalar is counted; `nil` for one hardly ever seen.
    func counted(_ scalar: UInt32) -> UInt32? {
        let rank = rank(of: scalar)
        return rank == Self.unranked ? nil : UInt32(policytrack_characters()[Int(rank)])
    }

    /// How likely a character is at a place of which nothing is known, 0...1.
    public func share(of rank: UInt16) -> Float {
        rank == Self.unranked ? 0.5 / total : counts[Int(levels[Int(rank)])] / total
    }

    /// What is known of the characters after one, looked up once for many of them.
    public struct Following: BitwiseCopyable, Sendable {
        /// The rank of the character before, or ``CharacterPairs/unranked``.
        public let first: UInt16
        @usableFromInline let low: Int
        @usableFromInline let high: Int
        @usableFromInline let leftover: Float
        @usableFromInline let rarest: Float
        @usableFromInline let logCount: Float
        @usableFromInline let filter: PairFilter.Row

        /// The numbers of the pairs counted that start with the character before, in the order of the second's rank.
        @inlinable public var numbers: Range<Int> { low..<high }

        @inlinable
        init(
            first: UInt16, low: Int, high: Int, leftover: Float, rarest: Float, logCount: Float, filter: PairFilter.Row
        ) {
            (self.first, self.low, self.high) = (first, low, high)
            (self.leftover, self.rarest, self.logCount, self.filter) = (leftover, rarest, logCount, filter)
        }
    }

    /// What is known of the characters after one of rank `first`.
    @inlinable @inline(__always)
    public func following(_ first: UInt16) -> Following {
        guard first != Self.unranked else {
            return Following(
                first: first, low: 0, high: 0, leftover: 0, rarest: 0, logCount: 0, filter: filter.rows[0])
        }
        let rank = Int(first)
        return Following(
            first: first, low: Int(starts[rank]), high: Int(starts[rank + 1]), leftover: logLeftovers[rank],
            rarest: rarestPairs[rank], logCount: Self.logarithm(levels[rank]), filter: filter.rows[rank])
    }

    /// The logarithm of how likely a character is after another: by the count of the pair or, for what is in no pair
    /// counted, by that of the character alone (but never likelier than the rarest pair that is).
    @inlinable @inline(__always)
    public func likelihood(of second: UInt16, after following: Following) -> Float {
        guard second != Self.unranked else { return logUnseen }
        let mayBeCounted = filter.mayHave(second, in: following.filter)
        let level = mayBeCounted ? pairLevel(second, from: following.low, to: following.high) : nil
        return likelihood(of: second, after: following, level: level)
    }

    /// The same where a quick look tells that the pair is not counted; `nil` where it may be.
    @inlinable @inline(__always)
    public func likelihood(ofUncounted second: UInt16, after following: Following) -> Float? {
        guard second != Self.unranked, following.first != Self.unranked, !filter.mayHave(second, in: following.filter)
        else { return nil }
        return min(logShares[Int(second)] + following.leftover, following.rarest)
    }

    /// The same for many characters, in the order of their ranks.
    ///
    /// - Parameter number: The first pair of ``Following/numbers`` that may be that of `second`; moved on.
    @inlinable @inline(__always)
    public func likelihood(of second: UInt16, after following: Following, from number: inout Int) -> Float {
        while number < following.high, seconds[number] < second { number += 1 }
        let level = number < following.high && seconds[number] == second ? level(ofPair: number) : nil
        return likelihood(of: second, after: following, level: level)
    }

    @inlinable @inline(__always)
    func likelihood(of second: UInt16, after following: Following, level: UInt8?) -> Float {
        let alone = logShares[Int(second)]
        guard following.first != Self.unranked else { return alone }
        let rest = min(alone + following.leftover, following.rarest)
        guard let level else { return rest }
        return max(rest, Self.logarithm(level) - following.logCount)
    }

    /// The natural logarithm of the count that a level stands for.
    @inlinable @inline(__always)
    static func logarithm(_ level: UInt8) -> Float { Float(level) * (half / 3) }

    /// The natural logarithm of 2.
    @inlinable @inline(__always) static var half: Float { 0.693_147_18 }

    /// How many characters have a rank.
    public var count: Int { levels.count }

    /// The second character of a pair by its number.
    @inlinable @inline(__always)
    public func second(ofPair number: Int) -> UInt16 { seconds[number] }

    /// Whether a pair is among those counted, the 150,000 most frequent.
    public func has(_ first: UInt16, _ second: UInt16) -> Bool {
        guard first != Self.unranked, second != Self.unranked else { return false }
        return pairLevel(second, from: Int(starts[Int(first)]), to: Int(starts[Int(first) + 1])) != nil
    }

    /// The level of the count of a pair whose first character has the pairs `low..<end`; `nil` for a pair not counted.
    @usableFromInline
    func pairLevel(_ second: UInt16, from low: Int, to end: Int) -> UInt8? {
        guard low < end else { return nil }
        let seconds = seconds[low..<end]
        // Steps without a branch: which way each goes cannot be foretold.
        var start = 0
        var length = seconds.count
        while length > 1 {
            let half = length >> 1
            start &+= seconds[start &+ half &- 1] < second ? half : 0
            length &-= half
        }
        return seconds[start] == second ? level(ofPair: low &+ start) : nil
    }

    @inlinable @inline(__always)
    func level(ofPair number: Int) -> UInt8 { pairLevels[number] &- 0x30 }
}
