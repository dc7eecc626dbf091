internal import CHanTables

/// How common characters and pairs of them are in Simplified Chinese news and laws: for judging which of several
/// readings of damaged text is the likely one. Traditional characters count as what they fold to.
package struct CharacterPairs: Sendable {
    /// The counts, unpacked on first use (about 3 ms, 1 MB).
    package static let shared = CharacterPairs()

    /// The rank of a scalar, or ``unranked``.
    private let ranks: LastingTable<UInt16>
    private let levels: LastingTable<UInt8>
    /// Where the pairs of each rank start in ``seconds``.
    private let starts: LastingTable<UInt32>
    private let seconds: LastingTable<UInt16>
    private let pairLevels: LastingTable<UInt8>
    /// The count that each level stands for.
    private let counts: LastingTable<Float>
    private let total: Float
    /// For each rank, how much of what follows it is in no pair counted, 0...1.
    private let leftovers: LastingTable<Float>

    package static let unranked: UInt16 = 0xFFFF

    private init() {
        let count = Int(policytrack_character_count)
        let characters = UnsafeBufferPointer(start: policytrack_characters(), count: count)
        let levels = Array(UnsafeBufferPointer(start: policytrack_character_levels(), count: count))
        var counts: [Float] = [1]
        for _ in 1..<64 { counts.append(counts[counts.count - 1] * 1.259_921_05) }
        var ranks = [UInt16](repeating: Self.unranked, count: 0x10000)
        for (rank, scalar) in characters.enumerated() { ranks[Int(scalar)] = UInt16(rank) }
        Self.join(&ranks)
        let (starts, seconds, pairLevels) = Self.unpack(policytrack_following(), rows: count)
        let leftovers = (0..<count).map { rank in
            var following: Float = 0
            for pair in Int(starts[rank])..<Int(starts[rank + 1]) { following += counts[Int(pairLevels[pair])] }
            return max(0, 1 - following / counts[Int(levels[rank])])
        }
        total = levels.reduce(0) { $0 + counts[Int($1)] }
        self.ranks = LastingTable(ranks)
        self.levels = LastingTable(levels)
        self.counts = LastingTable(counts)
        self.starts = LastingTable(starts)
        self.seconds = LastingTable(seconds)
        self.pairLevels = LastingTable(pairLevels)
        self.leftovers = LastingTable(leftovers)
    }

    /// Gives Traditional characters and half-width marks the ranks of their counterparts.
    private static func join(_ ranks: inout [UInt16]) {
        let tables = HanTables.shared
        for scalar in 0x3400..<0xA000
        where ranks[scalar] == unranked || tables.kind(of: UInt32(scalar)).contains(.traditional) {
            ranks[scalar] = ranks[Int(tables.foldAlone(UInt32(scalar)))]
        }
        for mark in "!(),:;?".unicodeScalars { ranks[Int(mark.value)] = ranks[Int(mark.value) + 0xFEE0] }
        for (corner, mark) in zip("「」『』".unicodeScalars, "“”‘’".unicodeScalars) {
            ranks[Int(corner.value)] = ranks[Int(mark.value)]
        }
    }

    private static func unpack(_ text: UnsafePointer<CChar>, rows: Int) -> ([UInt32], [UInt16], [UInt8]) {
        var starts: [UInt32] = []
        var seconds: [UInt16] = []
        var levels: [UInt8] = []
        starts.reserveCapacity(rows + 1)
        seconds.reserveCapacity(150_000)
        levels.reserveCapacity(150_000)
        var cursor = text
        func digit() -> Int {
            defer { cursor += 1 }
            switch cursor.pointee {
            case 0x70: return 0x5C - 48
            case 0x71: return 0x3F - 48
            default: return Int(cursor.pointee) - 48
            }
        }
        for _ in 0..<rows {
            starts.append(UInt32(seconds.count))
            var second = 0
            while cursor.pointee != 0x20 {
                var shift = 0
                var next = digit()
                while next >= 32 {
                    second += (next - 32) << shift
                    shift += 5
                    next = digit()
                }
                second += next << shift
                seconds.append(UInt16(second))
                levels.append(UInt8(digit()))
            }
            cursor += 1
        }
        starts.append(UInt32(seconds.count))
        return (starts, seconds, levels)
    }

    /// The rank of a character among all, 0 for the most frequent; ``unranked`` for one hardly ever seen.
    @inline(__always)
    package func rank(of scalar: UInt32) -> UInt16 {
        scalar <= 0xFFFF ? ranks[Int(scalar)] : Self.unranked
    }

    /// How likely a character is at a place of which nothing is known, 0...1.
    package func share(of rank: UInt16) -> Float {
        rank == Self.unranked ? 0.5 / total : counts[Int(levels[Int(rank)])] / total
    }

    /// How likely a character is after another, 0...1: by the count of the pair and, for what is in no pair counted, by
    /// that of the character alone (but never likelier than the rarest pair that is).
    package func share(of second: UInt16, after first: UInt16) -> Float {
        let alone = share(of: second)
        guard first != Self.unranked, second != Self.unranked else { return alone }
        let rest = alone * max(leftovers[Int(first)], 0.01)
        let pair = pairShare(of: second, after: first)
        return pair > 0 ? pair + rest : min(rest, 27 / counts[Int(levels[Int(first)])])
    }

    /// Whether a pair is among those counted, the 150,000 most frequent.
    package func has(_ first: UInt16, _ second: UInt16) -> Bool {
        first != Self.unranked && second != Self.unranked && pairShare(of: second, after: first) > 0
    }

    /// The share of a pair among all places of its first character; 0 for a pair not counted.
    private func pairShare(of second: UInt16, after first: UInt16) -> Float {
        var low = Int(starts[Int(first)])
        let end = Int(starts[Int(first) + 1])
        var high = end
        while low < high {
            let middle = (low + high) / 2
            if seconds[middle] < second { low = middle + 1 } else { high = middle }
        }
        guard low < end, seconds[low] == second else { return 0 }
        return counts[Int(pairLevels[low])] / counts[Int(levels[Int(first)])]
    }

    /// The ranks of the characters that follow one at least at `share` of its places.
    package func followers(of first: UInt16, share: Float) -> [UInt16] {
        guard first != Self.unranked else { return [] }
        let least = share * counts[Int(levels[Int(first)])]
        return (Int(starts[Int(first)])..<Int(starts[Int(first) + 1])).compactMap {
            counts[Int(pairLevels[$0])] >= least ? seconds[$0] : nil
        }
    }

    /// The characters of each rank that a Traditional text in GBK can have; made on first use (about 1 ms).
    package static let forms: [[UInt16]] = {
        var forms = [[UInt16]](repeating: [], count: shared.levels.count)
        for scalar in UInt32(0x2000)...0xFFFF {
            let rank = shared.rank(of: scalar)
            guard rank != unranked, GBK.shared.code(of: scalar) != 0,
                !HanTables.shared.kind(of: scalar).contains(.simplified)
            else { continue }
            forms[Int(rank)].append(UInt16(scalar))
        }
        return forms
    }()
}
