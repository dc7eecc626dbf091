internal import HanText

/// The characters that one page glosses, with their readings: what can be told of its site's table.
struct FarmTable {
    struct Entry {
        let scalar: UInt32
        /// As it stands in the brackets.
        let reading: Spelling
    }

    private(set) var entries: [Entry] = []
    /// One bit for each scalar from ``first`` on that has an entry: few bytes, as they are asked for at every character.
    private var bits = [UInt64](repeating: 0, count: Int(count) / 64)
    /// The number of each entry plus one, by scalar: open addressing, at most half of it filled, its size a power of two.
    private var slots = [UInt16](repeating: 0, count: 512)
    private static let first: UInt32 = 0x4E00
    private static let count: UInt32 = 0x5200

    /// The entry of a character; `nil` where the page never glosses it.
    @inline(__always)
    subscript(scalar: UInt32) -> Entry? {
        guard has(scalar) else { return nil }
        let number = slots[slot(of: scalar)]
        return number == 0 ? nil : entries[Int(number) - 1]
    }

    /// Whether the page glosses a character.
    @inline(__always)
    func has(_ scalar: UInt32) -> Bool {
        let place = scalar &- Self.first
        return place < Self.count && bits[Int(place >> 6)] >> UInt64(place & 63) & 1 == 1
    }

    /// Where the gloss ends whose bracket opens at byte `open` after a character, if it is the one the page has for it.
    @inline(__always)
    func glossEnd(in text: UnsafeBufferPointer<UInt8>, from open: Int, after scalar: UInt32) -> Int? {
        guard let entry = self[scalar] else { return nil }
        let end = open + 1 + Int(entry.reading.count)
        guard end < text.count, text[end] == 0x29, Spelling(in: text, open + 1..<end) == entry.reading else {
            return nil
        }
        return end + 1
    }

    /// Notes a gloss after a character, the first of which counts.
    mutating func note(gloss reading: Spelling, after scalar: UInt32) {
        let place = scalar &- Self.first
        guard place < Self.count, !has(scalar) else { return }
        bits[Int(place >> 6)] |= 1 << UInt64(place & 63)
        if entries.isEmpty { entries.reserveCapacity(slots.count / 2) }
        entries.append(Entry(scalar: scalar, reading: reading))
        if entries.count * 2 > slots.count { return growSlots() }
        slots[slot(of: scalar)] = UInt16(entries.count)
    }

    private mutating func growSlots() {
        slots = [UInt16](repeating: 0, count: slots.count * 2)
        for (index, entry) in entries.enumerated() { slots[slot(of: entry.scalar)] = UInt16(index + 1) }
    }

    /// The slot of a character, or the free one where it belongs.
    @inline(__always)
    private func slot(of scalar: UInt32) -> Int {
        var slot = Int(scalar &* 0x9E37_79B1 >> 16) & (slots.count - 1)
        while slots[slot] > 0, entries[Int(slots[slot]) - 1].scalar != scalar { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }
}
