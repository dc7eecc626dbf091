internal import HanText

/// The characters that one page glosses, with their readings: what can be told of its site's table.
struct FarmTable {
    struct Entry {
        let scalar: UInt32
        /// As it stands in the brackets.
        let reading: Spelling
        /// Places with the gloss.
        var glossed = 0
        /// Places without it.
        var plain = 0
    }

    private(set) var entries: [Entry] = []
    /// The number of each entry plus one, by scalar from ``first`` on.
    private var numbers = [UInt16](repeating: 0, count: 0x5200)
    private static let first: UInt32 = 0x4E00

    /// The entry of a character; `nil` where the page never glosses it.
    @inline(__always)
    subscript(scalar: UInt32) -> Entry? {
        guard let number = number(of: scalar) else { return nil }
        return entries[number]
    }

    /// Whether the page glosses a character.
    @inline(__always)
    func has(_ scalar: UInt32) -> Bool { number(of: scalar) != nil }

    /// The number of a character's entry.
    @inline(__always)
    private func number(of scalar: UInt32) -> Int? {
        guard scalar >= Self.first, scalar < Self.first + UInt32(numbers.count) else { return nil }
        let number = numbers[Int(scalar - Self.first)]
        return number == 0 ? nil : Int(number) - 1
    }

    /// Notes a gloss after a character.
    mutating func note(gloss reading: Spelling, after scalar: UInt32) {
        if let number = number(of: scalar) {
            entries[number].glossed += 1
        } else if scalar >= Self.first, scalar < Self.first + UInt32(numbers.count), entries.count < 0xFFFE {
            entries.append(Entry(scalar: scalar, reading: reading, glossed: 1))
            numbers[Int(scalar - Self.first)] = UInt16(entries.count)
        }
    }

    /// Notes a character that stands there without a gloss.
    @inline(__always)
    mutating func note(plain scalar: UInt32) {
        if let number = number(of: scalar) { entries[number].plain += 1 }
    }
}
