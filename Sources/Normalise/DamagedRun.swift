internal import HanText

/// A stretch of text whose bytes were torn, from a hole to where characters stand on their boundaries again.
///
/// The bytes of what is seen are read once more, one byte further on: a search from left to right over readings that
/// differ in the bytes that were lost, with the likeliest kept at each place (a beam). How a token can be read stands in
/// `DamagedRun+Tokens.swift`.
struct DamagedRun {
    /// A way to read the damage.
    struct Reading {
        let text: [UInt32]
        /// The same with the tags that stood in the page when the farm had it.
        let original: [UInt32]
        /// The logarithm of its likelihood.
        var score: Float
        /// Where in the damaged text it ends.
        let end: Int
        /// Characters it says are in the site's table, though the page never shows their gloss in order.
        let glossed: [UInt32: [UInt8]]
        /// Whether it had to guess a character that left no trace.
        let isGuess: Bool
    }

    /// How far a reading has come.
    struct State {
        var score: Float
        /// The first byte of a character of which the second is still to come; 0 where there is none.
        var pending: UInt8 = 0
        /// The last byte read.
        var last: UInt8
        /// The byte before it.
        var beforeLast: UInt8
        /// The second byte of its last character, where that is lost in the hole to come; 0 where it is not.
        var lost: UInt8 = 0
        var isGuess = false
        /// The marks of its line.
        var marks: LineMarks
        /// Whether the last characters are the end of a sentence, and that with a closing quotation mark.
        var endsSentence = false
        var endsQuotation = false
        /// The rank of the last character.
        var rank: UInt16
        /// The number of its last step.
        var step: Int32 = -1
        /// The number of its last gloss that the page's table has not.
        var gloss: Int32 = -1

        /// Whether whatever follows is as likely after the other.
        func hasFuture(of other: State) -> Bool {
            rank == other.rank && pending == other.pending && lost == other.lost && last == other.last
                && beforeLast == other.beforeLast
                && marks == other.marks
        }
    }

    private struct Step {
        let parent: Int32
        let scalar: UInt32
    }

    private struct NewGloss {
        let parent: Int32
        let scalar: UInt32
        let reading: Range<Int>
    }

    /// Marks of steps: a character of a tag, which the text has not, and what the tag shows, which the bytes had not.
    private static let hidden: UInt32 = 1 << 31
    private static let onlyShown: UInt32 = 1 << 30

    let text: UnsafeBufferPointer<UInt8>
    let table: FarmTable
    let likelihood: Likelihood
    let foldsMarks: Bool

    /// Readings kept at each place, and how far behind the best one may be (natural logarithm). On 300 generated farm
    /// pages with 679 damaged places, twice as many gain nothing, half as many lose 1 page in 100.
    private static let width = 64
    private static let margin: Float = 10
    /// States kept that differ only in what is behind them. Enough for one to lead back to the damage seen.
    private static let alike = 16
    /// Readings given back.
    private static let given = 32
    /// Tokens after which a stretch is given up, so that damage of another kind costs no more.
    private static let longest = 120
    /// Tokens that must follow before a stretch counts as ended.
    private static let lookahead = 2

    /// The tokens from the first hole on, as far as they were looked at and a little beyond.
    private(set) var tokens: [Token] = []
    private(set) var isWide = false
    private var margin = Self.margin
    private var steps: [Step] = []
    private var glosses: [NewGloss] = []
    private var states: [[State]] = []
    /// States whose last byte is lost in the hole looked at.
    var swallowing: [State] = []
    /// The best score at each place.
    private var best: [Float] = []

    init(in text: UnsafeBufferPointer<UInt8>, table: FarmTable, likelihood: Likelihood, foldsMarks: Bool) {
        self.text = text
        self.table = table
        self.likelihood = likelihood
        self.foldsMarks = foldsMarks
    }

    /// Readings of the damage that starts with a hole at byte `start`, likeliest first.
    /// - Parameters:
    ///   - previous: The character before it.
    ///   - marks: The marks of the line up to there.
    ///   - widely: Whether to look at unlikely readings too.
    mutating func readings(
        from start: Int, after previous: UInt32, marks: LineMarks, widely: Bool
    ) -> [Reading] {
        isWide = widely
        margin = widely ? 2 * Self.margin : Self.margin
        steps.removeAll(keepingCapacity: true)
        glosses.removeAll(keepingCapacity: true)
        states.removeAll(keepingCapacity: true)
        best.removeAll(keepingCapacity: true)
        let code = code(of: previous)
        add(
            State(
                score: 0, last: UInt8(code & 0xFF), beforeLast: UInt8(code >> 8), marks: marks,
                rank: CharacterPairs.shared.rank(of: previous)),
            at: 0)
        tokens.removeAll(keepingCapacity: true)
        tokens.append(Token(in: text, at: start))
        var settled: Int?
        var place = 0
        while place < Self.longest, place < states.count {
            while tokens.count < place + 4 { tokens.append(Token(in: text, at: tokens[tokens.count - 1].end)) }
            let token = tokens[place]
            prune(place)
            let isWhole =
                place > 0 && states.count == place + 1 && states[place].allSatisfy { $0.pending == 0 && $0.lost == 0 }
            if !isWhole || token.isHole {
                settled = nil
            } else if settled == nil, token.kind != .gloss {
                settled = place
            }
            if let settled, place - settled >= Self.lookahead || token.kind == .end {
                return finish(at: place, settled: settled)
            }
            if token.kind == .end { break }
            let current = states[place]
            for state in current { advance(state, from: place) }
            swallow(at: place)
            place += 1
        }
        return []
    }

    /// Keeps the likeliest states of a place, and of those with the same future only some.
    private mutating func prune(_ place: Int) {
        let floor = best[place] - margin
        states[place].removeAll { $0.score < floor }
        states[place] = likeliest(of: states[place], alike: Self.alike)
    }

    /// The likeliest of some states, and of those with the same future only some.
    func likeliest(of states: [State], alike: Int) -> [State] {
        let sorted = states.sorted { $0.score > $1.score }
        guard sorted.count > alike else { return sorted }
        var kept: [State] = []
        kept.reserveCapacity(Self.width)
        for state in sorted {
            guard kept.count < Self.width else { break }
            if kept.count(where: { $0.hasFuture(of: state) }) < alike { kept.append(state) }
        }
        return kept
    }

    private func finish(at place: Int, settled: Int) -> [Reading] {
        // The tokens looked at beyond the end read the same in every state; the caller goes through them again.
        let beyond = tokens[settled..<place].count { $0.kind != .gloss }
        let end = tokens[settled].start
        let candidates = states[place].map { state in
            var state = state
            state.score += state.marks.cost(before: tokens[place].start, in: text)
            return state
        }
        return candidates.sorted { $0.score > $1.score }.prefix(Self.given).map { state in
            var scalars: [UInt32] = []
            var step = state.step
            while step >= 0 {
                scalars.append(steps[Int(step)].scalar)
                step = steps[Int(step)].parent
            }
            scalars.removeFirst(min(beyond, scalars.count))
            var glossed: [UInt32: [UInt8]] = [:]
            var gloss = state.gloss
            while gloss >= 0 {
                glossed[glosses[Int(gloss)].scalar] = Array(text[glosses[Int(gloss)].reading])
                gloss = glosses[Int(gloss)].parent
            }
            scalars.reverse()
            return Reading(
                text: scalars.filter { $0 & Self.hidden == 0 }.map { $0 & ~Self.onlyShown },
                original: scalars.filter { $0 & Self.onlyShown == 0 }.map { $0 & ~Self.hidden }, score: state.score,
                end: end, glossed: glossed,
                isGuess: state.isGuess)
        }
    }
}

// MARK: - Steps

extension DamagedRun {
    /// Puts a state among those of a place, unless it is hopeless there.
    mutating func add(_ state: State, at place: Int) {
        while states.count <= place {
            states.append([])
            best.append(-.infinity)
        }
        guard state.score >= best[place] - margin else { return }
        best[place] = max(best[place], state.score)
        states[place].append(state)
    }

    /// Whether a state of this score would be dropped at a place.
    func isHopeless(_ score: Float, at place: Int) -> Bool {
        place < best.count && score < best[place] - margin
    }

    /// The state after a character on the boundary.
    /// - Parameters:
    ///   - isSeen: Whether it stands so in the text.
    ///   - shown: How it is written; as itself where `nil`.
    mutating func emit(
        _ scalar: UInt32, code: UInt16, _ state: State, isSeen: Bool = false, shown: UInt32? = nil
    ) -> State {
        let (score, rank) = likelihood.score(scalar, after: state.rank, seen: isSeen ? 1 : 0)
        return emit(scalar, code: code, score: score, rank: rank, state, shown: shown)
    }

    private mutating func emit(
        _ scalar: UInt32, code: UInt16, score: Float, rank: UInt16, _ state: State, shown: UInt32? = nil
    ) -> State {
        var next = state
        next.score += score + next.marks.take(scalar)
        next.rank = rank
        next.endsSentence = scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F
        next.endsQuotation = state.endsSentence && scalar == 0x201D
        // Pairs of characters cannot tell that no stop follows `。”`, and hardly that none follows `。`.
        if next.endsSentence, state.endsQuotation || state.endsSentence && scalar == 0x3002 { next.score -= 4 }
        steps.append(Step(parent: state.step, scalar: shown ?? folded(scalar)))
        next.step = Int32(steps.count - 1)
        next.pending = 0
        next.beforeLast = UInt8(code >> 8)
        next.last = UInt8(code & 0xFF)
        return next
    }

    /// The state after a tag or an entity that was text to the farm.
    mutating func emit(_ remnant: Remnant, _ state: State) -> State {
        var next = state
        for byte in remnant.whole {
            steps.append(Step(parent: next.step, scalar: UInt32(byte) | Self.hidden))
            next.step = Int32(steps.count - 1)
        }
        if let shown = remnant.shown {
            steps.append(Step(parent: next.step, scalar: shown | Self.onlyShown))
            next.step = Int32(steps.count - 1)
        }
        next.rank = remnant.shown.map(CharacterPairs.shared.rank) ?? CharacterPairs.unranked
        next.pending = 0
        next.beforeLast = 0
        next.last = remnant.whole.last ?? 0
        return next
    }

    /// What a character with the first byte `lead` can be.
    func characters(from lead: UInt8) -> [ByteCharacters.Character] {
        isWide ? ByteCharacters.all(from: lead) : ByteCharacters.common(from: lead)
    }

    /// The state after the pending character became `character`; `nil` where that is hopeless at a place.
    mutating func extend(_ state: State, _ character: ByteCharacters.Character, at place: Int) -> State? {
        let score = likelihood.score(
            character.scalar, rank: character.rank, kind: character.kind, after: state.rank)
        guard !isHopeless(state.score + score, at: place) else { return nil }
        return emit(character.scalar, code: character.code, score: score, rank: character.rank, state)
    }

    /// The state after the character of two bytes; `nil` where they are none that a text would hold.
    mutating func emit(_ lead: UInt8, _ trail: UInt8, _ state: State) -> State? {
        let scalar = GBK.shared.scalar(lead, trail)
        guard scalar != 0 else { return nil }
        return emit(scalar, code: UInt16(lead) << 8 | UInt16(trail), state)
    }

    /// The state after `trail` completed the pending character.
    mutating func complete(with trail: UInt8, _ state: State) -> State? {
        emit(state.pending, trail, state)
    }

    /// The bytes of a character: on a page that folds marks, those of the full-width mark.
    func code(of scalar: UInt32) -> UInt16 {
        if scalar < 0x80 { return UInt16(scalar) | (foldsMarks && Stop.isFolded(scalar) ? 0xA380 : 0) }
        return GBK.shared.code(of: scalar)
    }

    private func folded(_ scalar: UInt32) -> UInt32 {
        foldsMarks && scalar >= 0xFF01 && scalar <= 0xFF5E ? scalar - 0xFEE0 : scalar
    }

    /// Whether `scalar` can have been glossed so; notes it where the page does not show it elsewhere.
    mutating func take(reading: Range<Int>, key: UInt64, of scalar: UInt32, _ state: inout State) -> Bool {
        guard scalar != 0 else { return false }
        let letters = text[reading]
        if let entry = table[scalar] { return letters.elementsEqual(entry.reading) }
        var gloss = state.gloss
        while gloss >= 0 {
            let known = glosses[Int(gloss)]
            if known.scalar == scalar { return letters.elementsEqual(text[known.reading]) }
            gloss = known.parent
        }
        guard ScalarKind(of: scalar).contains(.traditional), Readings.has(scalar, key)
        else {
            return false
        }
        glosses.append(NewGloss(parent: state.gloss, scalar: scalar, reading: reading))
        state.gloss = Int32(glosses.count - 1)
        // Seen nowhere else on the page, it is the less likely.
        state.score -= 2
        return true
    }
}
