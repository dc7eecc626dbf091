/// Which pairs of characters a page itself has: names and terms that no general count knows.
struct PairMemory {
    /// Open addressing: the pair in the upper 26 bits, its count in the lower 6; 0 for a free slot.
    private var slots = [UInt32](repeating: 0, count: 1 << 13)

    /// Slots looked at for one pair; pairs of a crowded neighbourhood in a long page are forgotten.
    private static let probes = 4
    private static let largestCount: UInt32 = 63

    /// Ranks are below 2^13, as the table of counts has 4,939 characters.
    @inline(__always)
    private static func key(_ first: UInt16, _ second: UInt16) -> UInt32 {
        (UInt32(first & 0x1FFF) << 13 | UInt32(second & 0x1FFF)) << 6
    }

    @inline(__always)
    private static func home(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 19) }

    @inline(__always)
    mutating func note(_ first: UInt16, _ second: UInt16) {
        let key = Self.key(first, second)
        let home = Self.home(key)
        for probe in 0..<Self.probes {
            let slot = (home + probe) & (1 << 13 - 1)
            let value = slots[slot]
            if value == 0 {
                slots[slot] = key | 1
                return
            }
            if value & ~Self.largestCount == key {
                if value & Self.largestCount < Self.largestCount { slots[slot] = value + 1 }
                return
            }
        }
    }

    func count(_ first: UInt16, _ second: UInt16) -> Int {
        let key = Self.key(first, second)
        let home = Self.home(key)
        for probe in 0..<Self.probes {
            let value = slots[(home + probe) & (1 << 13 - 1)]
            if value == 0 { return 0 }
            if value & ~Self.largestCount == key { return Int(value & Self.largestCount) }
        }
        return 0
    }
}
