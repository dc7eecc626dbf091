/// The postings of the articles not yet written to a segment: a hash table with open addressing.
struct PostingTable {
    /// Each slot a posting's bits, 0 where empty: no document has number 0.
    private var slots: [UInt64]
    private(set) var count = 0
    /// Postings not taken in, since the key had ``Posting/maximumPerKey`` already.
    private(set) var refused = 0

    init() { slots = [UInt64](repeating: 0, count: 1 << 10) }

    /// All postings, sorted.
    var sorted: [UInt64] { slots.filter { $0 != 0 }.sorted() }

    /// Adds a posting, unless its key has enough of them.
    mutating func insert(_ posting: Posting) {
        if (count + 1) * 5 > slots.count * 3 { grow() }
        var slot = home(of: posting.key)
        var same = 0
        while slots[slot] != 0 {
            if Posting(bits: slots[slot]).key == posting.key { same += 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        guard same < Posting.maximumPerKey else {
            refused += 1
            return
        }
        slots[slot] = posting.bits
        count += 1
    }

    /// Calls `body` with each document that has `key`, in the order they were added.
    func forEach(_ key: UInt64, _ body: (UInt32) -> Void) {
        var slot = home(of: key)
        while slots[slot] != 0 {
            let posting = Posting(bits: slots[slot])
            if posting.key == key { body(posting.document) }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    /// Forgets the postings; the room for them is kept.
    mutating func removeAll() {
        for slot in slots.indices { slots[slot] = 0 }
        count = 0
    }

    @inline(__always)
    private func home(of key: UInt64) -> Int {
        // Keys are hashes already; the product only brings their bits to the top.
        let shift = UInt64(slots.count.leadingZeroBitCount + 1)
        return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        // From behind an empty slot on, the postings of a key come in the order they were added.
        let start = (old.firstIndex(of: 0) ?? 0) + 1
        for bits in [old[start...], old[..<start]].joined() where bits != 0 {
            var slot = home(of: Posting(bits: bits).key)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = bits
        }
    }
}
