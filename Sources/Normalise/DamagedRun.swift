internal import HanText

/// A stretch of text whose bytes were torn, from a hole to where characters stand on their boundaries again.
///
/// The bytes of what is seen are read once more, one byte further on: a search from left to right over readings that
/// differ in the bytes that were lost, with the likeliest kept at each place (a beam). How a token can be read stands in
/// `DamagedRun+Tokens.swift`.
struct DamagedRun {
    /// A way to read the damage.
    struct Reading {
        /// The logarithm of its likelihood.
        var score: Float
        /// Where in the damaged text it ends.
        let end: Int
        /// Whether it had to guess a character that left no trace.
        let isGuess: Bool
        fileprivate let step: Int32
        fileprivate let gloss: Int32
    }

    /// How far a reading has come.
    struct State: BitwiseCopyable {
        var score: Float
        /// The step before its last character, and that character, which becomes a step once the state is read on from;
        /// ``none`` where there is none.
        var step: Int32 = -1
        var scalar: UInt32 = none
        /// The number of its last gloss that the page's table has not.
        var gloss: Int32 = -1
        /// The rank of the last character.
        var rank: UInt16
        /// The first byte of a character of which the second is still to come; 0 where there is none.
        var pending: UInt8 = 0
        /// The last byte read.
        var last: UInt8
        /// The byte before it.
        var beforeLast: UInt8
        /// The second byte of its last character, where that is lost in the hole to come; 0 where it is not.
        var lost: UInt8 = 0
        /// The marks of its line.
        var marks: LineMarks
        var isGuess = false
        /// Whether the last characters are the end of a sentence, and that with a closing quotation mark.
        var endsSentence = false
        var endsQuotation = false

        static let none = UInt32.max

        /// Equal where whatever follows is as likely.
        var future: UInt64 {
            UInt64(rank) | UInt64(pending) << 16 | UInt64(lost) << 24 | UInt64(last) << 32 | UInt64(beforeLast) << 40
                | marks.key << 48
        }
    }

    private struct Step: BitwiseCopyable {
        let parent: Int32
        let scalar: UInt32
    }

    private struct NewGloss: BitwiseCopyable {
        let parent: Int32
        let scalar: UInt32
        let reading: Spelling
    }

    /// Marks of steps: a character of a tag, which the text has not, and what the tag shows, which the bytes had not.
    private static let hidden: UInt32 = 1 << 31
    private static let onlyShown: UInt32 = 1 << 30

    let text: UnsafeBufferPointer<UInt8>
    let table: FarmTable
    let likelihood: Likelihood
    let foldsMarks: Bool
    let characters = ByteCharacters.shared
    let pairs = CharacterPairs.shared
    let gbk = GBK.shared

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
    /// What one stretch may cost: characters tried and states weighed, and the same where unlikely readings are looked at
    /// too. Of 1,100 generated farm pages the costliest stretch that comes back right takes 19,000, half of all less than
    /// 20; without the second bound, which was 150,000 for one stretch, no more pages come back right.
    private static let costliest = 40_000
    private static let costliestWide = 8_000
    /// Up to so many states are sorted by insertion.
    private static let fewStates = 24
    /// Tokens that must follow before a stretch counts as ended.
    private static let lookahead = 2

    /// The tokens from the first hole on, as far as they were looked at and a little beyond.
    private(set) var tokens: [Token] = []
    private(set) var isWide = false
    /// Characters tried, states weighed and lengths of readings so far, in all stretches: what the search costs.
    var effort = 0
    private var margin = Self.margin
    /// How far behind a reading may be that has just lost both bytes of a character.
    private static let marginOfLost: Float = 8
    private var steps: [Step] = []
    private var glosses: [NewGloss] = []
    /// The states of the place looked at.
    private var current: [State] = []
    /// Those of the places to come and the best score at each, by the last bits of the place: no token reaches further
    /// than two places.
    private var ahead = [[State]](repeating: [], count: 4)
    private var best = [Float](repeating: -.infinity, count: 4)
    private var farthest = 0
    /// States whose last byte is lost in the hole looked at, and those of them that are read on from.
    var swallowing: [State] = []
    private var swallowed: [State] = []
    private var order: [UInt64] = []
    private var futures: [UInt64] = []
    private var traced: [UInt32] = []

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
    ///   - limit: The ``effort`` at which to give up at the latest.
    mutating func readings(
        from start: Int, after previous: UInt32, marks: LineMarks, widely: Bool, limit: Int
    ) -> [Reading] {
        isWide = widely
        let limit = min(limit, effort + (widely ? Self.costliestWide : Self.costliest))
        margin = widely ? 2 * Self.margin : Self.margin
        clear()
        let code = code(of: previous)
        add(
            State(
                score: 0, rank: pairs.rank(of: previous), last: UInt8(code & 0xFF), beforeLast: UInt8(code >> 8),
                marks: marks),
            at: 0)
        tokens.append(Token(in: text, at: start))
        var settled: Int?
        var place = 0
        while place < Self.longest, place <= farthest, effort < limit {
            while tokens.count < place + 4 { tokens.append(Token(in: text, at: tokens[tokens.count - 1].end)) }
            let token = tokens[place]
            enter(place)
            let isWhole = place > 0 && farthest == place && current.allSatisfy { $0.pending == 0 && $0.lost == 0 }
            if !isWhole || token.isHole {
                settled = nil
            } else if settled == nil, token.kind != .gloss {
                settled = place
            }
            if let settled, place - settled >= Self.lookahead || token.kind == .end {
                return finish(at: place, settled: settled)
            }
            if token.kind == .end { break }
            for index in current.indices { advance(noted(current[index]), from: place) }
            swallow(at: place)
            place += 1
        }
        return []
    }

    private mutating func clear() {
        steps.removeAll(keepingCapacity: true)
        glosses.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
        for row in 0..<4 { clear(row: row) }
        farthest = 0
    }

    private mutating func clear(row: Int) {
        ahead[row].removeAll(keepingCapacity: true)
        best[row] = -.infinity
    }

    /// Makes the likeliest states of a place the ``current`` ones.
    private mutating func enter(_ place: Int) {
        let row = place & 3
        effort += ahead[row].count
        Self.choose(
            from: ahead[row], atLeast: best[row] - margin, alike: Self.alike, order: &order, futures: &futures,
            into: &current)
        clear(row: row)
    }

    /// Reads on where the second byte of the last character was lost in the hole at a place, from the likeliest states.
    private mutating func swallow(at place: Int) {
        guard !swallowing.isEmpty else { return }
        effort += swallowing.count
        Self.choose(
            from: swallowing, atLeast: -.infinity, alike: Self.alikeSwallowing, order: &order, futures: &futures,
            into: &swallowed)
        swallowing.removeAll(keepingCapacity: true)
        for index in swallowed.indices {
            var whole = noted(swallowed[index])
            let trail = whole.lost
            whole.lost = 0
            swallow(after: whole, trail: trail, place)
        }
    }

    /// The likeliest of some states, likeliest first, and of those with the same future only some.
    private static func choose(
        from states: [State], atLeast floor: Float, alike: Int, order: inout [UInt64], futures: inout [UInt64],
        into chosen: inout [State]
    ) {
        chosen.removeAll(keepingCapacity: true)
        futures.removeAll(keepingCapacity: true)
        rank(states, atLeast: floor, into: &order)
        let limitsAlike = order.count > alike
        for key in order {
            let state = states[Int(key & 0xFFFF_FFFF)]
            if limitsAlike {
                guard chosen.count < width else { break }
                let future = state.future
                futures.append(future)
                guard chosen.count < alike || futures.count(where: { $0 == future }) <= alike else {
                    futures.removeLast()
                    continue
                }
            }
            chosen.append(state)
        }
    }

    /// The numbers of the states with at least a score, the highest score first, below the score's own number.
    private static func rank(_ states: [State], atLeast floor: Float, into order: inout [UInt64]) {
        order.removeAll(keepingCapacity: true)
        for index in states.indices where states[index].score >= floor {
            order.append(descending(states[index].score) << 32 | UInt64(index))
        }
        guard order.count > fewStates else { return sortFew(&order) }
        order.sort()
    }

    /// Sorts numbers by insertion, which is the fastest for few and takes no memory.
    private static func sortFew(_ numbers: inout [UInt64]) {
        numbers.withUnsafeMutableBufferPointer { numbers in
            for index in numbers.indices.dropFirst() {
                let number = numbers[index]
                var place = index
                while place > 0, numbers[place - 1] > number {
                    numbers[place] = numbers[place - 1]
                    place -= 1
                }
                numbers[place] = number
            }
        }
    }

    /// A number of 32 bits that is the smaller the larger the score is.
    @inline(__always)
    private static func descending(_ score: Float) -> UInt64 {
        let bits = score.bitPattern
        return UInt64(bits >> 31 == 1 ? bits : ~bits & 0x7FFF_FFFF)
    }

    private mutating func finish(at place: Int, settled: Int) -> [Reading] {
        // The tokens looked at beyond the end read the same in every state; the caller goes through them again.
        let beyond = tokens[settled..<place].count { $0.kind != .gloss }
        let end = tokens[settled].start
        let expected = LineMarks.Expected(from: tokens[place].start, in: text)
        for index in current.indices { current[index].score += current[index].marks.cost(before: expected) }
        var readings: [Reading] = []
        Self.rank(current, atLeast: -.infinity, into: &order)
        readings.reserveCapacity(min(order.count, Self.given))
        // Their words are weighed, and the forward model tries them.
        effort += min(order.count, Self.given) * place
        for key in order.prefix(Self.given) {
            let state = noted(current[Int(key & 0xFFFF_FFFF)])
            var step = state.step
            for _ in 0..<beyond where step >= 0 { step = steps[Int(step)].parent }
            readings.append(
                Reading(score: state.score, end: end, isGuess: state.isGuess, step: step, gloss: state.gloss))
        }
        return readings
    }
}

// MARK: - What a reading says

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

    private func spelling(of scalar: UInt32, from last: Int32) -> Spelling? {
        var gloss = last
        while gloss >= 0 {
            let known = glosses[Int(gloss)]
            if known.scalar == scalar { return known.reading }
            gloss = known.parent
        }
        return nil
    }
}

// MARK: - Steps

extension DamagedRun {
    /// Puts a state among those of a place, unless it is hopeless there.
    mutating func add(_ state: State, at place: Int) {
        farthest = max(farthest, place)
        let row = place & 3
        guard state.score >= best[row] - margin else { return }
        best[row] = max(best[row], state.score)
        ahead[row].append(state)
    }

    /// Whether a state of this score would be dropped at a place.
    @inline(__always)
    func isHopeless(_ score: Float, at place: Int) -> Bool { score < best[place & 3] - margin }

    /// A state with its last character among the steps.
    @inline(__always)
    private mutating func noted(_ state: State) -> State {
        guard state.scalar != State.none else { return state }
        var noted = state
        steps.append(Step(parent: state.step, scalar: state.scalar))
        noted.step = Int32(steps.count - 1)
        noted.scalar = State.none
        return noted
    }

    /// The state after a character on the boundary.
    /// - Parameters:
    ///   - isSeen: Whether it stands so in the text.
    ///   - shown: How it is written; as itself where `nil`.
    mutating func emit(
        _ scalar: UInt32, code: UInt16, _ state: State, isSeen: Bool = false, shown: UInt32? = nil
    ) -> State {
        let (score, rank) = likelihood.score(
            scalar, after: likelihood.following(state.rank), seen: isSeen ? 1 : 0)
        return emit(scalar, code: code, score: score, rank: rank, state, shown: shown)
    }

    private mutating func emit(
        _ scalar: UInt32, code: UInt16, score: Float, rank: UInt16, _ state: State, shown: UInt32? = nil
    ) -> State {
        effort += 1
        var next = noted(state)
        next.score += score + next.marks.take(scalar)
        next.rank = rank
        next.endsSentence = scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F
        next.endsQuotation = state.endsSentence && scalar == 0x201D
        // Pairs of characters cannot tell that no stop follows `。”`, and hardly that none follows `。`.
        if next.endsSentence, state.endsQuotation || state.endsSentence && scalar == 0x3002 { next.score -= 4 }
        next.scalar = shown ?? folded(scalar)
        next.pending = 0
        next.beforeLast = UInt8(code >> 8)
        next.last = UInt8(code & 0xFF)
        return next
    }

    /// The state after a tag or an entity that was text to the farm.
    mutating func emit(_ remnant: Remnant, _ state: State) -> State {
        var next = state
        for byte in remnant.whole {
            next = noted(next)
            next.scalar = UInt32(byte) | Self.hidden
        }
        if let shown = remnant.shown {
            next = noted(next)
            next.scalar = shown | Self.onlyShown
        }
        next.rank = remnant.shown.map(pairs.rank) ?? CharacterPairs.unranked
        next.pending = 0
        next.beforeLast = 0
        next.last = remnant.whole.last ?? 0
        return next
    }

    /// What a character with the first byte `lead` and a second byte beyond ASCII can be.
    func wideCharacters(from lead: UInt8) -> UnsafeBufferPointer<ByteCharacters.Character> {
        isWide ? characters.allWide[lead] : characters.commonWide[lead]
    }

    /// The state after the pending character became `character`; `nil` where that is hopeless at a place.
    /// - Parameter following: What is known of the characters after that of `state`.
    @inline(__always)
    mutating func extend(
        _ state: State, _ following: CharacterPairs.Following, _ character: ByteCharacters.Character, at place: Int
    ) -> State? {
        effort += 1
        let score = likelihood.score(
            character.scalar, rank: character.rank, kind: character.kind, after: following)
        guard !isHopeless(state.score + score, at: place) else { return nil }
        return emit(character.scalar, code: character.code, score: score, rank: character.rank, state)
    }

    /// Puts the state after a character of which both bytes were lost among those of a place, its second byte in the hole
    /// there.
    /// - Parameter number: The first pair of `following` that may be that of the character; moved on.
    @inline(__always)
    mutating func lose(
        _ character: ByteCharacters.Character, after state: State, _ following: CharacterPairs.Following,
        from number: inout Int, at place: Int
    ) {
        effort += 1
        let score = likelihood.score(character, after: following, from: &number)
        guard state.score + score >= best[place & 3] - Self.marginOfLost else { return }
        var torn = emit(character.scalar, code: character.code, score: score, rank: character.rank, state)
        torn.lost = character.trail
        add(torn, at: place)
    }

    /// The state after the character of two bytes; `nil` where they are none that a text would hold.
    mutating func emit(_ lead: UInt8, _ trail: UInt8, _ state: State) -> State? {
        let scalar = gbk.scalar(lead, trail)
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
        return gbk.code(of: scalar)
    }

    private func folded(_ scalar: UInt32) -> UInt32 {
        foldsMarks && scalar >= 0xFF01 && scalar <= 0xFF5E ? scalar - 0xFEE0 : scalar
    }

    /// Whether `scalar` can have been glossed as a token has it; notes it where the page does not show it elsewhere.
    mutating func take(glossOf token: Token, after scalar: UInt32, _ state: inout State) -> Bool {
        guard scalar != 0 else { return false }
        let reading = Spelling(in: text, token.reading)
        if let entry = table[scalar] { return reading == entry.reading }
        if let known = spelling(of: scalar, from: state.gloss) { return reading == known }
        guard ScalarKind(of: scalar).contains(.traditional), Readings.has(scalar, token.key) else { return false }
        glosses.append(NewGloss(parent: state.gloss, scalar: scalar, reading: reading))
        state.gloss = Int32(glosses.count - 1)
        // Seen nowhere else on the page, it is the less likely.
        state.score -= 2
        return true
    }
}
