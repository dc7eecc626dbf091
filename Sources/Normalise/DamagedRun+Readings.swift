internal import HanText

// What a reading says.

extension DamagedRun {
    /// The text of a reading of the last stretch.
    mutating func text(of reading: Reading) -> [UInt32] {
        var text: [UInt32] = []
        text.reserveCapacity(2 * tokens.count)
        forEachScalar(of: reading) { text.append($0) }
        return text
    }

    /// Gives each scalar of the text of a reading to `body`.
    mutating func forEachScalar(of reading: Reading, _ body: (UInt32) -> Void) {
        trace(reading)
        for scalar in traced where scalar & Self.hidden == 0 { body(scalar & ~Self.onlyShown) }
    }

    /// The same with the tags that stood in the page when the farm had it, after the characters before it.
    mutating func original(of reading: Reading, after before: [UInt32]) -> [UInt32] {
        trace(reading)
        var original = before
        original.reserveCapacity(before.count + traced.count)
        for scalar in traced where scalar & Self.onlyShown == 0 { original.append(scalar & ~Self.hidden) }
        return original
    }

    /// How a character is glossed: as the page shows it, or as a reading says though the page never shows it in order.
    mutating func spelling(of scalar: UInt32, in reading: Reading) -> Spelling? {
        if let entry = table[scalar] { return entry.reading }
        return spelling(of: scalar, from: reading.gloss)
    }

    /// The reading whose ways start with a link.
    mutating func reading(from first: Int32, score: Float, end: Int) -> Reading {
        var isGuess = false
        var gloss: Int32 = -1
        var link = first
        while let way = nextWay(&link) {
            isGuess = isGuess || way.isGuess
            var noted = way.gloss
            guard noted >= 0 else { continue }
            let before = lattice.gloss(before: way)
            while noted != before, noted >= 0 {
                let new = glosses[Int(noted)]
                glosses.append(NewGloss(parent: gloss, scalar: new.scalar, reading: new.reading))
                gloss = Int32(glosses.count - 1)
                noted = new.parent
            }
        }
        return Reading(score: score, end: end, isGuess: isGuess, link: first, gloss: gloss)
    }

    /// The way of a link, which becomes that of the next one; `nil` beyond the damage.
    @inline(__always)
    private func nextWay(_ link: inout Int32) -> Lattice.Way? {
        guard link >= 0, case let this = lattice.links[Int(link)], this.way < settledWays else { return nil }
        link = this.next
        return lattice.ways[Int(this.way)]
    }

    /// Puts the characters of a reading in ``traced``.
    private mutating func trace(_ reading: Reading) {
        traced.removeAll(keepingCapacity: true)
        var link = reading.link
        while let way = nextWay(&link) {
            let start = traced.count
            var step = way.step
            while step >= 0 {
                traced.append(steps[Int(step)].scalar)
                step = steps[Int(step)].parent
            }
            if traced.count > start + 1 { traced[start...].reverse() }
            if way.scalar != State.none { traced.append(way.scalar) }
        }
    }

    mutating func spelling(of scalar: UInt32, from last: Int32) -> Spelling? {
        var gloss = last
        while gloss >= 0 {
            let known = glosses[Int(gloss)]
            if known.scalar == scalar { return known.reading }
            gloss = known.parent
        }
        return nil
    }
}
