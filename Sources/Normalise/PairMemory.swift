/// Which pairs of characters a page itself has: names and terms that no general count knows.
struct PairMemory {
    /// Open addressing: the pair in the upper 26 bits, its count in the lower 6; 0 for a free slot.
    private var slots: [UInt32]
    /// How far a hash is shifted to give a slot.
    private let shift: UInt32

    /// Notes the pairs of characters with a rank in a text of so many bytes.
    ///
    /// It has two slots a character as far as 2^13, as fewer lie closer together.
    init(of characters: [PlaceTable.Character], ofBytes count: Int) {
        var width: UInt32 = 9
        while width < 13, count > 2 << width { width += 1 }
        slots = [UInt32](repeating: 0, count: 1 << width)
        shift = 32 - width
        note(characters)
    }

    /// Slots looked at for one pair; pairs of a crowded neighbourhood in a long page are forgotten.
    private static let probes = 4
    private static let largestCount: UInt32 = 63

    /// Ranks are below 2^13, as the table of counts has 4,939 characters.
    @inline(__always)
    private static func key(_ first: UInt16, _ second: UInt16) -> UInt32 {
        (UInt32(first & 0x1FFF) << 13 | UInt32(second & 0x1FFF)) << 6
    }

    @inline(__always)
    private static func home(_ key: UInt32, _ shift: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> shift) }

    private mutating func note(_ characters: [PlaceTable.Character]) {
        let shift = shift
        slots.withUnsafeMutableBufferPointer { slots in
            var previous = PlaceTable.unranked
            for character in characters {
                let rank = character.rank
                if rank != PlaceTable.unranked, previous != PlaceTable.unranked {
                    Self.note(Self.key(previous, rank), in: slots, shift: shift)
                }
                previous = rank
            }
        }
    }

    @inline(__always)
    private static func note(_ key: UInt32, in slots: UnsafeMutableBufferPointer<UInt32>, shift: UInt32) {
        let home = home(key, shift)
        let mask = slots.count &- 1
        for probe in 0..<probes {
            let slot = (home &+ probe) & mask
            let value = slots[slot]
            if value == 0 {
                slots[slot] = key | 1
                return
            }
            if value & ~largestCount == key {
                if value & largestCount < largestCount { slots[slot] = value &+ 1 }
                return
            }
        }
    }

    @inline(__always)
    func count(_ first: UInt16, _ second: UInt16) -> Int {
        let key = Self.key(first, second)
        let home = Self.home(key, shift)
        for probe in 0..<Self.probes {
            let value = slots[(home + probe) & (slots.count - 1)]
            if value == 0 { return 0 }
            if value & ~Self.largestCount == key { return Int(value & Self.largestCount) }
        }
        return 0
    }
}
