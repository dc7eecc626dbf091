/// Where the first two characters of a term lead in a ``TermAutomaton``: one look in place of two edges.
struct PairTable: Sendable {
    fileprivate struct Slot {
        /// The two characters, the first one lowest; 0 in an empty slot.
        var key: UInt64 = 0
        var state: Int32 = 0
    }

    /// Open, linearly probed; at most half full.
    private let slots: [Slot]
    private let shift: UInt64

    /// - Parameter states: The states at a distance of two from the root, with what leads there.
    init(_ states: [(first: TermTrie.Character, second: TermTrie.Character, state: Int32)]) {
        var logarithm = 4
        while 1 << logarithm < 2 * states.count { logarithm += 1 }
        shift = UInt64(64 - logarithm)
        var slots = [Slot](repeating: Slot(), count: 1 << logarithm)
        for (first, second, state) in states {
            let key = Self.key(first, second)
            var place = Self.place(key, shift)
            while slots[place].key != 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = Slot(key: key, state: state)
        }
        self.slots = slots
    }

    @inline(__always)
    func withSearch<Result>(_ body: (Search) -> Result) -> Result {
        slots.withUnsafeBufferPointer { body(Search(slots: $0, shift: shift)) }
    }

    /// The table, for loops.
    struct Search {
        fileprivate let slots: UnsafeBufferPointer<Slot>
        fileprivate let shift: UInt64

        /// The state that two characters lead to from the root; 0 for none.
        @inline(__always)
        func state(_ first: TermTrie.Character, _ second: TermTrie.Character) -> Int {
            let key = PairTable.key(first, second)
            var place = PairTable.place(key, shift)
            while slots[place].key != 0 {
                if slots[place].key == key { return Int(slots[place].state) }
                place = (place &+ 1) & (slots.count &- 1)
            }
            return 0
        }
    }

    @inline(__always)
    private static func key(_ first: TermTrie.Character, _ second: TermTrie.Character) -> UInt64 {
        UInt64(second) &<< 32 | UInt64(first)
    }

    /// By Fibonacci hashing, as ``TermTrie`` does.
    @inline(__always)
    private static func place(_ key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }
}
