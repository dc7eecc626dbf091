internal import CHanTables

/// How common characters and pairs of them are in Simplified Chinese news and laws: for judging which of several
/// readings of damaged text is the likely one. Traditional characters count as what they fold to.
package struct CharacterPairs: Sendable {
    /// The counts, unpacked on first use (about 2 ms, 1 MB).
    package static let shared = CharacterPairs()

    /// The rank of a scalar, or ``unranked``.
    private let ranks: [UInt16]
    private let levels: [UInt8]
    /// Where the pairs of each rank start in ``seconds``.
    private let starts: [UInt32]
    private let seconds: [UInt16]
    private let pairLevels: [UInt8]
    /// The count that each level stands for.
    private let counts: [Float]
    private let total: Float
    /// For each rank, how much of what follows it is in no pair counted, 0...1.
    private let leftovers: [Float]
    /// The characters of each rank that Traditional text has, in GBK; ``formStarts`` says where those of a rank start.
    private let forms: [UInt16]
    private let formStarts: [UInt32]

    package static let unranked: UInt16 = 0xFFFF

    private init() {
        let count = Int(policytrack_character_count)
        let characters = UnsafeBufferPointer(start: policytrack_characters(), count: count)
        levels = Array(UnsafeBufferPointer(start: policytrack_character_levels(), count: count))
        var counts: [Float] = [1]
        for _ in 1..<64 { counts.append((counts.last ?? 1) * 1.259_921_05) }
        self.counts = counts
        var ranks = [UInt16](repeating: Self.unranked, count: 0x10000)
        for (rank, scalar) in characters.enumerated() { ranks[Int(scalar)] = UInt16(rank) }
        Self.join(&ranks)
        self.ranks = ranks
        var total: Float = 0
        for level in levels { total += counts[Int(level)] }
        self.total = total
        let (starts, seconds, pairLevels) = Self.unpack(policytrack_following(), rows: count)
        (self.starts, self.seconds, self.pairLevels) = (starts, seconds, pairLevels)
        leftovers = (0..<count).map { [levels, counts] rank in
            let following = pairLevels[Int(starts[rank])..<Int(starts[rank + 1])].reduce(Float(0)) {
                $0 + counts[Int($1)]
            }
            return max(0, 1 - following / counts[Int(levels[rank])])
        }
        (forms, formStarts) = Self.collectForms(ranks, count: count)
    }

    private static func collectForms(_ ranks: [UInt16], count: Int) -> ([UInt16], [UInt32]) {
        var lists = [[UInt16]](repeating: [], count: count)
        for scalar in 0x2000...0xFFFF where ranks[scalar] != unranked {
            guard GBK.shared.code(of: UInt32(scalar)) != 0,
                !HanTables.shared.kind(of: UInt32(scalar)).contains(.simplified)
            else { continue }
            lists[Int(ranks[scalar])].append(UInt16(scalar))
        }
        var starts: [UInt32] = [0]
        for list in lists { starts.append(starts[starts.count - 1] + UInt32(list.count)) }
        return (lists.flatMap { $0 }, starts)
    }

    /// The characters of a rank that a Traditional text in GBK can have.
    package func forms(of rank: UInt16) -> ArraySlice<UInt16> {
        forms[Int(formStarts[Int(rank)])..<Int(formStarts[Int(rank) + 1])]
    }

    /// The ranks that follow `first` at least one time in `1 / share`; empty where it is unranked.
    package func followers(of first: UInt16, share: Float) -> [UInt16] {
        guard first != Self.unranked else { return [] }
        let least = share * counts[Int(levels[Int(first)])]
        return (Int(starts[Int(first)])..<Int(starts[Int(first) + 1])).compactMap {
            counts[Int(pairLevels[$0])] >= least ? seconds[$0] : nil
        }
    }

    /// How much of what follows a character is in no pair counted, 0...1.
    package func leftover(of rank: UInt16) -> Float {
        rank == Self.unranked ? 1 : leftovers[Int(rank)]
    }

    /// The least count of a pair in the table, as a share of all places of `first`: no other pair is likelier.
    package func leastShare(of first: UInt16) -> Float {
        first == Self.unranked ? 1 : min(1, 27 / counts[Int(levels[Int(first)])])
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

    /// How likely the character of rank `second` is after that of rank `first`, 0...1; 0 for a pair not counted.
    package func share(of second: UInt16, after first: UInt16) -> Float {
        guard first != Self.unranked, second != Self.unranked else { return 0 }
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
}
