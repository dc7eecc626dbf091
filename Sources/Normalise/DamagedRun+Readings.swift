internal import HanText

// What a reading says.

extension DamagedRun {
    /// The text of a reading of the last stretch.
    mutating func text(of reading: Reading) -> [UInt32] {
        var text: [UInt32] = []
        forEachScalar(of: reading) { text.append($0) }
        return text
    }

    /// Gives each scalar of the text of a reading to `body`.
    mutating func forEachScalar(of reading: Reading, _ body: (UInt32) -> Void) {
        trace(reading)
        for scalar in traced.reversed() where scalar & Self.hidden == 0 { body(scalar & ~Self.onlyShown) }
    }

    /// The same with the tags that stood in the page when the farm had it, after the characters before it.
    mutating func original(of reading: Reading, after before: [UInt32]) -> [UInt32] {
        trace(reading)
        return before + traced.reversed().filter { $0 & Self.onlyShown == 0 }.map { $0 & ~Self.hidden }
    }

    /// How a character is glossed: as the page shows it, or as a reading says though the page never shows it in order.
    func spelling(of scalar: UInt32, in reading: Reading) -> Spelling? {
        table[scalar]?.reading ?? spelling(of: scalar, from: reading.gloss)
    }

    /// Goes back through the steps of a reading.
    private mutating func trace(_ reading: Reading) {
        traced.removeAll(keepingCapacity: true)
        var step = reading.step
        while step >= 0 {
            traced.append(steps[Int(step)].scalar)
            step = steps[Int(step)].parent
        }
    }

    func spelling(of scalar: UInt32, from last: Int32) -> Spelling? {
        var gloss = last
        while gloss >= 0 {
            let known = glosses[Int(gloss)]
            if known.scalar == scalar { return known.reading }
            gloss = known.parent
        }
        return nil
    }
}
