internal import HanText
internal import PipelineModel

/// Gives the text of a farm's copy back: takes the glosses off and puts torn characters together again.
///
/// A reading of torn characters is taken only where the forward model turns it into exactly the text seen.
struct RestoreText {
    let evidence: PageEvidence
    private let likelihood: Likelihood

    /// How much less likely (natural logarithm) another reading must be for the one taken to count as sure. At 4, 8 in 10
    /// of the wrong choices on 300 generated pages are marked, and 2 in 10 of the right ones.
    private static let sureBy: Float = 4

    init(evidence: PageEvidence) {
        self.evidence = evidence
        likelihood = Likelihood(pairs: evidence.pairs)
    }

    /// The restored text, with what was repaired.
    func apply(to bytes: [UInt8], noting repairs: inout RepairNotes) -> [UInt8] {
        bytes.withUnsafeBufferPointer { text in
            var pass = Pass(text: text, evidence: evidence, likelihood: likelihood)
            pass.run(sureBy: Self.sureBy)
            repairs.count("glosses", pass.glosses)
            repairs.count("shifted_bytes", pass.shifted)
            repairs.unsure += pass.unsure
            return pass.output
        }
    }
}

/// One walk over a text.
private struct Pass {
    let text: UnsafeBufferPointer<UInt8>
    let evidence: PageEvidence
    private var damage: DamagedRun
    var output: [UInt8] = []
    var glosses = 0
    var shifted = 0
    var unsure: [UnsureRepair] = []
    /// How many of the likeliest readings are weighed by their words, and how much: 0.3 to 1.5 differ in 1 of 605 choices
    /// on generated farm pages.
    private static let weighed = 16
    private static let ofWords: Float = 0.3

    /// The last two characters, and where in the text each starts (-1 for one that was read out of damage): what a
    /// reading is checked together with.
    private var last: (scalar: UInt32, start: Int) = (0, 0)
    private var beforeLast: (scalar: UInt32, start: Int) = (0, 0)

    init(text: UnsafeBufferPointer<UInt8>, evidence: PageEvidence, likelihood: Likelihood) {
        self.text = text
        self.evidence = evidence
        damage = DamagedRun(
            in: text, table: evidence.table, likelihood: likelihood, foldsMarks: evidence.foldsMarks)
    }

    mutating func run(sureBy: Float) {
        output.reserveCapacity(text.count)
        let isTorn = evidence.isTorn
        var index = 0
        // What was seen to stay is copied in one go before the next change.
        var copied = 0
        while index < text.count {
            let (scalar, width) = text.scalar(at: index)
            if scalar == 0x28, let end = glossEnd(at: index) {
                output.append(contentsOf: text[copied..<index])
                glosses += 1
                index = end
                copied = end
            } else if isTorn, scalar == 0x3F || scalar == 0xFFFD, let best = restore(at: index, sureBy: sureBy) {
                output.append(contentsOf: text[copied..<index])
                for scalar in best.text { output.append(scalar: scalar) }
                index = best.end
                copied = index
            } else {
                beforeLast = last
                last = (scalar, index)
                index += width
            }
        }
        output.append(contentsOf: text[copied...])
    }

    /// Where the gloss at byte `start` ends, with the space that some farms put after it; `nil` where it is none.
    private func glossEnd(at start: Int) -> Int? {
        guard let end = Gloss.end(in: text, from: start) else { return nil }
        let letters = text[start + 1..<end - 1]
        if let entry = evidence.table[last.scalar] {
            guard
                letters.elementsEqual(entry.reading)
                    || Readings.has(last.scalar, Readings.key(of: text, start + 1..<end - 1))
            else {
                return nil
            }
        } else {
            guard last.scalar >= 0x3400, Readings.has(last.scalar, Readings.key(of: text, start + 1..<end - 1)) else {
                return nil
            }
        }
        return evidence.spacesGlosses && end < text.count && text[end] == 0x20 ? end + 1 : end
    }

    /// The likeliest reading of the damage at byte `start`; `nil` where it is no damage, or none that can be told.
    private mutating func restore(at start: Int, sureBy: Float) -> DamagedRun.Reading? {
        var readings = damage.readings(from: start, after: last.scalar)
        var context: [UInt32] = []
        var contextStart = start
        for neighbour in [last, beforeLast] where neighbour.scalar != 0 && neighbour.start < contextStart {
            guard neighbour.start >= 0 else { break }
            context.insert(neighbour.scalar, at: 0)
            contextStart = neighbour.start
        }
        if readings.count > 1 { weighWords(of: &readings, context: context) }
        guard let first = readings.firstIndex(where: { verify($0, context: context, from: contextStart) }) else {
            return nil
        }
        let best = readings[first]
        let seen = String(decoding: text[start..<best.end], as: UTF8.self)
        let taken = Self.string(best.text)
        guard seen != taken else { return nil }
        shifted += 1
        var others: [String] = []
        for other in readings[(first + 1)...] {
            guard other.score > best.score - sureBy, others.count < 5 else { break }
            if verify(other, context: context, from: contextStart) { others.append(Self.string(other.text)) }
        }
        if best.isGuess || !others.isEmpty {
            unsure.append(UnsureRepair(seen: seen, taken: taken, others: others))
        }
        beforeLast = (0, 0)
        last = (best.text.last ?? 0, -1)
        return best
    }

    /// Adds to the scores of the likeliest readings how likely the words are that they make, and sorts them anew.
    private func weighWords(of readings: inout [DamagedRun.Reading], context: [UInt32]) {
        let end = readings[0].end
        var next: [UInt32] = []
        var token = Token(in: text, at: end)
        while next.count < 3, token.kind == .double || token.kind == .gloss {
            if token.kind == .double { next.append(token.scalar) }
            token = Token(in: text, at: token.end)
        }
        for index in readings.indices.prefix(Self.weighed) {
            let words = CommonWords.shared.likelihood(of: context + readings[index].text + next)
            readings[index].score += Self.ofWords * words
        }
        // What is not weighed was far behind: it counts only where nothing before it leads back to the damage.
        for index in readings.indices.dropFirst(Self.weighed) { readings[index].score = -.infinity }
        readings = readings.prefix(Self.weighed).sorted { $0.score > $1.score } + readings.dropFirst(Self.weighed)
    }

    private static func string(_ scalars: [UInt32]) -> String {
        var bytes: [UInt8] = []
        for scalar in scalars { bytes.append(scalar: scalar) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func verify(_ reading: DamagedRun.Reading, context: [UInt32], from start: Int) -> Bool {
        let seen = text[start..<reading.end]
        var model = ForwardModel(
            quotesAreEntities: evidence.quotesAreEntities, foldsMarks: evidence.foldsMarks)
        let known = { (scalar: UInt32) in evidence.table[scalar]?.reading ?? reading.glossed[scalar] }
        if seen.elementsEqual(model.apply(to: context + reading.original, reading: known)) { return true }
        guard seen.contains(0xEF) else { return false }
        model.hole = 0xFFFD
        if seen.elementsEqual(model.apply(to: context + reading.original, reading: known)) { return true }
        model.swallowsPartner = false
        return seen.elementsEqual(model.apply(to: context + reading.original, reading: known))
    }
}
