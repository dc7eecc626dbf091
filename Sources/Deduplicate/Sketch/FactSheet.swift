/// The facts of an article in compact form, and how they compare with another's.
struct FactSheet: Equatable {
    /// Sorted by slot, then value; each once. Only slots whose hash has ``level`` leading zero bits are kept.
    private(set) var facts: [Fact]
    /// 0 where all facts are kept; each step keeps half of the slots.
    private(set) var level: UInt8

    /// Facts kept of one article. An article of 500 characters has about twenty; a statistical report has hundreds, and
    /// a sample of its slots tells as much.
    static let capacity = 64

    /// Keeps at most ``capacity`` of `facts`, which are sorted.
    init(_ facts: [Fact]) {
        self.facts = facts
        level = 0
        while self.facts.count > Self.capacity && level < 15 {
            level += 1
            let limit = Self.limit(at: level)
            self.facts.removeAll { UInt32($0.slot) >= limit }
        }
        // One slot filled in hundreds of ways is a table: its first values will do.
        if self.facts.count > Self.capacity { self.facts.removeLast(self.facts.count - Self.capacity) }
    }

    /// A sheet read back from a sketch.
    init(facts: [Fact], level: UInt8) {
        self.facts = facts
        self.level = level
    }

    private static func limit(at level: UInt8) -> UInt32 { 0x10000 >> UInt32(level) }

    /// Compares the two in the slots that both fill.
    ///
    /// A slot conflicts where each article states something in it that the other does not: a sentence left out takes
    /// facts away, and only a refilled slot or a correction puts others in their place.
    func compared(with other: FactSheet) -> FactComparison {
        let limit = Self.limit(at: Swift.max(level, other.level))
        var result = FactComparison()
        var left = 0
        var right = 0
        while left < facts.count && right < other.facts.count {
            let slot = facts[left].slot
            guard UInt32(slot) < limit else { break }
            if slot < other.facts[right].slot { left += 1; continue }
            if slot > other.facts[right].slot { right += 1; continue }
            let leftEnd = Self.end(of: slot, from: left, in: facts)
            let rightEnd = Self.end(of: slot, from: right, in: other.facts)
            result.add(facts[left..<leftEnd], other.facts[right..<rightEnd])
            left = leftEnd
            right = rightEnd
        }
        return result
    }

    private static func end(of slot: UInt16, from start: Int, in facts: [Fact]) -> Int {
        var end = start
        while end < facts.count && facts[end].slot == slot { end += 1 }
        return end
    }
}
