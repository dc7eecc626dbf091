internal import HanText
internal import PipelineModel

/// One walk over a text, in which glosses come off and torn characters are put together again.
struct RestorePass {
    let text: UnsafeBufferPointer<UInt8>
    let evidence: PageEvidence
    private var damage: DamagedRun
    var output: [UInt8] = []
    /// What was seen to stay from here on is copied in one go before the next change.
    private var copied = 0
    var glosses = 0
    var shifted = 0
    var unsure: [UnsureRepair] = []
    /// What the search has cost so far, as `DamagedRun` counts it.
    var effort: Int { damage.effort }
    private var unread = 0
    /// The last stretch that was left as it stood.
    private var left: Range<Int>?

    /// Damage that could not be read, after which a page is no longer read widely, which takes ten times as long: it is
    /// of another kind.
    private static let mostUnread = 8
    /// What the search may cost: so much to begin with, and so much more for each byte passed. Densely disguised pages
    /// take 0.3 to 1 a byte, an unreadable stretch up to 15,000.
    private static let leastEffort = 200_000
    private static let effortPerByte = 4
    /// Bytes between two holes that are left as one stretch, and those shown of a stretch.
    private static let apart = 120
    private static let shown = 120
    /// How far behind the likeliest reading those may be of which the words are weighed. Of 2,600 generated farm pages with
    /// 4 to 6 the outcome differs in 3.
    private static let marginOfWords: Float = 4.5
    /// Characters on either side of damage that may make words with it. With two, 2 in 1,000 choices more go wrong; four
    /// change nothing.
    private static let wordReach = 3

    /// The last two characters, and where in the text each starts (-1 for one that was read out of damage): what a
    /// reading is checked together with.
    private var last: (scalar: UInt32, start: Int) = (0, 0)
    private var beforeLast: (scalar: UInt32, start: Int) = (0, 0)
    /// The marks of the line up to there.
    private var marks = LineMarks()

    init(text: UnsafeBufferPointer<UInt8>, evidence: PageEvidence, likelihood: Likelihood) {
        self.text = text
        self.evidence = evidence
        damage = DamagedRun(in: text, of: evidence, likelihood: likelihood)
    }

    mutating func run(sureBy: Float) {
        output.reserveCapacity(text.count)
        let isTorn = evidence.isTorn
        var index = 0
        while true {
            index = passHan(from: index)
            guard index < text.count else { break }
            let (scalar, width) = text.scalar(at: index, beforeValid: text.count)
            if scalar == 0x28, let end = glossEnd(at: index) {
                output.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
                glosses += 1
                index = end
                copied = end
            } else if isTorn, scalar == 0x3F || scalar == 0xFFFD, let best = restore(at: index, sureBy: sureBy) {
                output.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
                for scalar in damage.text(of: best) {
                    output.append(scalar: scalar)
                    _ = marks.take(scalar)
                }
                index = best.end
                copied = index
            } else {
                beforeLast = last
                last = (scalar, index)
                _ = marks.take(scalar)
                index += width
            }
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
        noteLeft()
    }

    /// Passes the characters U+4000 to U+9FFF from byte `start` on, most of a text, of which only the last two are looked at.
    @inline(__always)
    private mutating func passHan(from start: Int) -> Int {
        var end = start
        let limit = text.count - 2
        while end < limit, text[end] &- 0xE4 < 6 { end &+= 3 }
        guard end > start else { return start }
        beforeLast = end - start > 3 ? (text.scalar(at: end - 6, beforeValid: end).value, end - 6) : last
        last = (text.scalar(at: end - 3, beforeValid: end).value, end - 3)
        _ = marks.take(last.scalar)
        return end
    }

    // Mutating, as all that is asked of the pass or of the damage often, so that it is borrowed and not copied.
    /// Where the gloss at byte `start` ends, with the space that some farms put after it; `nil` where it is none.
    private mutating func glossEnd(at start: Int) -> Int? {
        let glossed = glossedScalar()
        guard
            let end = evidence.table.glossEnd(in: text, from: start, after: glossed)
                ?? otherGlossEnd(at: start, after: glossed)
        else { return nil }
        return evidence.spacesGlosses && end < text.count && text[end] == 0x20 ? end + 1 : end
    }

    /// The same for a gloss with another reading of its character than the page's.
    private mutating func otherGlossEnd(at start: Int, after glossed: UInt32) -> Int? {
        guard glossed >= 0x3400, let end = Gloss.end(in: text, from: start) else { return nil }
        return Readings.has(glossed, Readings.key(of: text, start + 1..<end - 1)) ? end : nil
    }

    /// The character of the last two bytes: the last one, or one that ends in a letter of ASCII (們| ends in the bytes
    /// of 億).
    private mutating func glossedScalar() -> UInt32 {
        guard last.scalar >= 0x40, last.scalar < 0x7F else { return last.scalar }
        return GBK.shared.scalar(UInt8(damage.code(of: beforeLast.scalar) & 0xFF), UInt8(last.scalar))
    }

    /// The likeliest reading of the damage at byte `start`; `nil` where it is no damage, or none that can be told.
    private mutating func restore(at start: Int, sureBy: Float) -> DamagedRun.Reading? {
        var outcome = restore(at: start, widely: false, sureBy: sureBy)
        if case .unread = outcome, unread < Self.mostUnread {
            outcome = restore(at: start, widely: true, sureBy: sureBy)
        }
        switch outcome {
        case .restored(let reading): return reading
        case .genuine: return nil
        case .unread:
            unread += 1
            leave(from: start)
            return nil
        }
    }

    /// Counts the hole at byte `start` to the stretch that is left as it stands.
    private mutating func leave(from start: Int) {
        let end = start + text.scalar(at: start).width
        if let stretch = left, start - stretch.upperBound <= Self.apart {
            left = stretch.lowerBound..<end
        } else {
            noteLeft()
            left = start..<end
        }
    }

    /// Notes the stretch that was left, or its beginning where it is long: nothing was taken for what is seen.
    private mutating func noteLeft() {
        guard let stretch = left else { return }
        var end = min(stretch.upperBound, stretch.lowerBound + Self.shown)
        while end < stretch.upperBound, text[end] & 0xC0 == 0x80 { end -= 1 }
        let seen = String(decoding: text[stretch.lowerBound..<end], as: UTF8.self)
        unsure.append(UnsureRepair(seen: seen, taken: seen, others: []))
        left = nil
    }

    /// What was found of a hole.
    private enum Outcome {
        case restored(DamagedRun.Reading)
        /// It is best read as it stands.
        case genuine
        /// No reading leads back to it.
        case unread
    }

    private mutating func restore(at start: Int, widely: Bool, sureBy: Float) -> Outcome {
        var readings = damage.readings(
            from: start, after: last.scalar, marks: marks, widely: widely,
            limit: Self.leastEffort + Self.effortPerByte * start)
        var context: [UInt32] = []
        context.reserveCapacity(2)
        var contextStart = start
        for neighbour in [last, beforeLast] where neighbour.scalar != 0 && neighbour.start < contextStart {
            guard neighbour.start >= 0 else { break }
            context.insert(neighbour.scalar, at: 0)
            contextStart = neighbour.start
        }
        if readings.count > 1 { weighWords(of: &readings, from: start) }
        var first = 0
        while first < readings.count, !verify(readings[first], context: context, from: contextStart) { first += 1 }
        guard first < readings.count else { return .unread }
        let best = readings[first]
        let text = damage.text(of: best)
        let taken = Self.bytes(of: text)
        guard !self.text[start..<best.end].elementsEqual(taken) else { return .genuine }
        shifted += 1
        var others: [String] = []
        for other in readings[(first + 1)...] {
            guard other.score > best.score - sureBy, others.count < 5 else { break }
            if verify(other, context: context, from: contextStart) {
                others.append(String(decoding: Self.bytes(of: damage.text(of: other)), as: UTF8.self))
            }
        }
        if best.isGuess || !others.isEmpty {
            let seen = String(decoding: self.text[start..<best.end], as: UTF8.self)
            unsure.append(UnsureRepair(seen: seen, taken: String(decoding: taken, as: UTF8.self), others: others))
        }
        beforeLast = (0, 0)
        last = (text.last ?? 0, -1)
        return .restored(best)
    }

    /// Adds to the scores of readings of the damage at byte `start` how likely the words are that they make, and sorts
    /// them anew. Words weigh as much as pairs of characters: with 0.7 to 1 times as much 3,877 to 3,880 of 4,252
    /// generated farm pages come back.
    private mutating func weighWords(of readings: inout [DamagedRun.Reading], from start: Int) {
        let floor = readings[0].score - Self.marginOfWords
        let close = readings.firstIndex { $0.score < floor } ?? readings.count
        // What is far behind counts only where nothing before it leads back to the damage.
        for index in close..<readings.count { readings[index].score = -.infinity }
        guard close > 1 else { return }
        let next = scalars(after: readings[0].end)
        var before = WordSequence()
        for scalar in scalars(before: start) { before.add(scalar) }
        for index in 0..<close {
            var sequence = before
            damage.forEachScalar(of: readings[index]) { sequence.add($0) }
            for scalar in next { sequence.add(scalar) }
            readings[index].score += sequence.likelihood
        }
        readings.sort { $0.score > $1.score }
    }

    /// The characters of the line before byte `start`, as they were put out.
    private func scalars(before start: Int) -> [UInt32] {
        var found: [UInt32] = []
        found.reserveCapacity(Self.wordReach)
        func collect(_ bytes: UnsafeBufferPointer<UInt8>) {
            var end = bytes.count
            while end > 0, found.count < Self.wordReach, found.last != 0x0A {
                end = bytes.startOfScalar(before: end)
                found.append(bytes.scalar(at: end).value)
            }
        }
        collect(UnsafeBufferPointer(rebasing: text[copied..<start]))
        output.withUnsafeBufferPointer(collect)
        if found.last == 0x0A { found.removeLast() }
        return found.reversed()
    }

    /// The characters of the line after damage that ends at byte `end`, as far as the next damage.
    private func scalars(after end: Int) -> [UInt32] {
        var found: [UInt32] = []
        found.reserveCapacity(Self.wordReach)
        var token = Token(in: text, at: end)
        while found.count < Self.wordReach, !token.isHole, token.kind != .end, token.scalar != 0x0A {
            if token.kind != .gloss { found.append(token.scalar) }
            token = Token(in: text, at: token.end)
        }
        return found
    }

    private static func bytes(of scalars: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.count * 3)
        for scalar in scalars { bytes.append(scalar: scalar) }
        return bytes
    }

    /// Whether the forward model turns a reading into exactly what is seen.
    private mutating func verify(_ reading: DamagedRun.Reading, context: [UInt32], from start: Int) -> Bool {
        let seen = UnsafeBufferPointer(rebasing: text[start..<reading.end])
        let original = damage.original(of: reading, after: context)
        var model = ForwardModel(
            quotesAreEntities: evidence.quotesAreEntities, foldsMarks: evidence.foldsMarks)
        if leads(original, to: seen, reading, model) { return true }
        guard seen.contains(0xEF) else { return false }
        model.hole = 0xFFFD
        if leads(original, to: seen, reading, model) { return true }
        model.swallowsPartner = false
        return leads(original, to: seen, reading, model)
    }

    private mutating func leads(
        _ original: [UInt32], to seen: UnsafeBufferPointer<UInt8>, _ reading: DamagedRun.Reading,
        _ model: ForwardModel
    ) -> Bool {
        let made = model.apply(to: original) { damage.spelling(of: $0, in: reading) }
        return made.count == seen.count && made.elementsEqual(seen)
    }
}
