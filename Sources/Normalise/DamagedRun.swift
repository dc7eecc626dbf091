internal import HanText

/// A stretch of text whose bytes were torn, from a hole to where characters stand on their boundaries again.
///
/// The bytes of what is seen are read once more, one byte further on: a search from left to right over readings that
/// differ in the bytes that were lost, with the likeliest kept at each place (a beam).
struct DamagedRun {
    /// A way to read the damage.
    struct Reading {
        var text: [UInt32]
        var score: Float
        /// Where in the damaged text it ends.
        var end: Int
        /// Characters it says are in the site's table, though the page never shows their gloss in order.
        var glossed: [UInt32: [UInt8]]
        /// Whether it had to guess a character that left no trace.
        var isGuess: Bool
    }

    let text: UnsafeBufferPointer<UInt8>
    let table: FarmTable
    let likelihood: Likelihood
    let foldsMarks: Bool

    /// Readings kept at each place, and how far behind the best one may be (natural logarithm). Twice of either changes
    /// none of 679 damaged places of the generated pages.
    private static let width = 128
    private static let margin: Float = 16
    /// Tokens after which a stretch is given up: the longest of the generated pages takes 44.
    private static let longest = 120
    /// Plain tokens that must follow before a stretch counts as ended.
    private static let lookahead = 2

    private struct Step {
        let parent: Int32
        let scalar: UInt32
    }

    private struct State {
        var score: Float
        /// The first byte of a character of which the second is still to come; 0 where there is none.
        var pending: UInt8 = 0
        /// The last byte read.
        var last: UInt8
        /// The byte before it.
        var beforeLast: UInt8
        var rank: UInt16
        var step: Int32 = -1
        var glossed: [UInt32: [UInt8]] = [:]
        var isGuess = false
    }

    private var steps: [Step] = []
    private var states: [[State]] = []

    init(in text: UnsafeBufferPointer<UInt8>, table: FarmTable, likelihood: Likelihood, foldsMarks: Bool) {
        self.text = text
        self.table = table
        self.likelihood = likelihood
        self.foldsMarks = foldsMarks
    }

    /// Readings of the damage that starts with a hole at byte `start`, likeliest first.
    /// - Parameter previous: The character before it.
    mutating func readings(from start: Int, after previous: UInt32) -> [Reading] {
        steps.removeAll(keepingCapacity: true)
        let code = code(of: previous)
        states = [
            [
                State(
                    score: 0, last: UInt8(code & 0xFF), beforeLast: UInt8(code >> 8),
                    rank: CharacterPairs.shared.rank(of: previous))
            ]
        ]
        var tokens = [Token(in: text, at: start)]
        var settled: Int?
        var place = 0
        while place < Self.longest {
            if states.count <= place { break }
            prune(place)
            let token = tokens[place]
            while tokens.count < place + 3 { tokens.append(Token(in: text, at: tokens[tokens.count - 1].end)) }
            let isWhole = place > 0 && states.count == place + 1 && states[place].allSatisfy { $0.pending == 0 }
            if !isWhole || token.kind == .hole || token.kind == .holeWithGloss {
                settled = nil
            } else if settled == nil, token.kind != .gloss {
                settled = place
            }
            if let settled, place - settled >= Self.lookahead || token.kind == .end {
                return finish(at: place, tokens: tokens, settled: settled)
            }
            if token.kind == .end { break }
            for state in states[place] { advance(state, over: token, then: tokens[place + 1], from: place) }
            place += 1
        }
        return []
    }

    /// Keeps the likeliest states of a place.
    private mutating func prune(_ place: Int) {
        states[place].sort { $0.score > $1.score }
        guard let best = states[place].first?.score else { return }
        if states[place].count > Self.width { states[place].removeLast(states[place].count - Self.width) }
        while let last = states[place].last, last.score < best - Self.margin { states[place].removeLast() }
    }

    private func finish(at place: Int, tokens: [Token], settled: Int) -> [Reading] {
        // The plain tokens looked at beyond the end read the same in every state; the caller goes through them again.
        let beyond = tokens[settled..<place].count { $0.kind != .gloss }
        return states[place].map { state in
            var scalars: [UInt32] = []
            var step = state.step
            while step >= 0 {
                scalars.append(steps[Int(step)].scalar)
                step = steps[Int(step)].parent
            }
            scalars.removeFirst(min(beyond, scalars.count))
            return Reading(
                text: scalars.reversed(), score: state.score, end: tokens[settled].start, glossed: state.glossed,
                isGuess: state.isGuess)
        }
    }
}

// MARK: - The ways a token can be read

extension DamagedRun {
    private mutating func advance(_ state: State, over token: Token, then next: Token, from place: Int) {
        switch token.kind {
        case .double, .single, .foreign: readCharacter(token, state, place)
        case .gloss: readGloss(token, state, place)
        case .hole: readHole(token, next, state, place)
        case .holeWithGloss: readBrokenGloss(token, state, place)
        case .end: break
        }
    }

    /// A character as it is seen: on the boundary it is itself; off it, its bytes belong to two characters.
    private mutating func readCharacter(_ token: Token, _ state: State, _ place: Int) {
        if state.pending == 0 {
            guard let next = emit(token.scalar, code: code(of: token.scalar), state) else { return }
            add(next, at: place + 1)
            return
        }
        if token.kind == .single, token.code >= 0x40 {
            if let next = complete(with: UInt8(token.code), state) { add(next, at: place + 1) }
        }
        var code = token.code
        if token.kind == .single {
            guard foldsMarks else { return }
            code = 0xA380 | token.code
        }
        guard code > 0xFF, var next = complete(with: UInt8(code >> 8), state) else { return }
        let trail = UInt8(code & 0xFF)
        if trail >= 0x81 {
            next.pending = trail
            next.beforeLast = next.last
            next.last = trail
        } else if trail < 0x80 {
            guard let after = emit(UInt32(trail), code: UInt16(trail), next) else { return }
            next = after
        } else {
            return
        }
        add(next, at: place + 1)
    }

    /// A gloss in its brackets: the two bytes before it are its character, on the boundary or not.
    private mutating func readGloss(_ token: Token, _ state: State, _ place: Int) {
        var next = state
        let scalar = GBK.shared.scalar(state.beforeLast, state.last)
        if !take(reading: token.reading, of: scalar, &next) {
            // On the boundary it is seen to be a gloss, whatever the table says.
            guard state.pending == 0 else { return }
            next.score -= 6
        }
        add(next, at: place + 1)
    }

    /// `?` or U+FFFD without a gloss.
    private mutating func readHole(_ token: Token, _ next: Token, _ state: State, _ place: Int) {
        if state.pending == 0 {
            if var genuine = emit(token.scalar == 0x3F ? 0xFF1F : token.scalar, code: 0x3F, state) {
                steps[Int(genuine.step)] = Step(parent: state.step, scalar: token.scalar)
                genuine.last = 0x3F
                add(genuine, at: place + 1)
            }
            // A first byte whose second is the first byte of a mark at which the bytes were cut.
            if let second = Stop.cut(next.scalar) {
                for lead in UInt8(0x81)...0xFE {
                    guard var torn = emit(lead, 0xA3, state) else { continue }
                    torn.pending = second
                    torn.beforeLast = 0xA3
                    torn.last = second
                    add(torn, at: place + 2)
                }
            }
            return
        }
        if foldsMarks, token.scalar == 0x3F, var torn = complete(with: 0xA3, state) {
            torn.pending = 0xBF
            torn.beforeLast = 0xA3
            torn.last = 0xBF
            add(torn, at: place + 1)
        }
        readImpossiblePair(next, state, place)
        // A second byte that stood alone before a mark, at the end, or whose partner was impossible.
        let isCut = next.kind == .end || next.scalar == 0x0A || Stop.cut(next.scalar) != nil
        for trail in UInt8(0x80)...0xFE {
            guard var whole = complete(with: trail, state) else { continue }
            if isCut {
                add(whole, at: place + 1)
            } else if token.scalar == 0xFFFD, next.kind == .single {
                add(whole, at: place + 1)
            }
            guard next.kind != .end, next.scalar != 0x0A else { continue }
            whole.isGuess = true
            for lost in Self.swallowed(before: next) {
                guard var guess = emit(lost, code: UInt16(lost), whole) else { continue }
                guess.score -= isCut ? 8 : 2
                add(guess, at: place + 1)
            }
        }
    }

    /// Two bytes that are no character together: the second byte of one and the first of the next.
    private mutating func readImpossiblePair(_ next: Token, _ state: State, _ place: Int) {
        guard next.kind == .double || next.kind == .single && next.code >= 0x40 || next.kind == .holeWithGloss else {
            return
        }
        let gbk = GBK.shared
        let ranks = CharacterPairs.shared
        for trail in UInt8(0xA1)...0xFE {
            let first = gbk.scalar(state.pending, trail)
            guard first != 0, ranks.rank(of: first) != CharacterPairs.unranked else { continue }
            for lead in UInt8(0x81)...0xFE where gbk.scalar(trail, lead) == 0 {
                if next.kind == .holeWithGloss {
                    for (scalar, code) in characters(read: next.reading, lead: lead) {
                        guard let whole = complete(with: trail, state), var after = emit(scalar, code: code, whole),
                            take(reading: next.reading, of: scalar, &after)
                        else { continue }
                        add(after, at: place + 2)
                    }
                    continue
                }
                let second = next.kind == .double ? UInt8(next.code >> 8) : UInt8(next.code)
                guard ranks.rank(of: gbk.scalar(lead, second)) != CharacterPairs.unranked,
                    var whole = complete(with: trail, state)
                else { continue }
                whole.pending = lead
                whole.beforeLast = trail
                whole.last = lead
                readCharacter(next, whole, place + 1)
            }
        }
    }

    /// The glossed characters of the page with this reading whose first byte is `lead`.
    private func characters(read reading: Range<Int>, lead: UInt8) -> [(UInt32, UInt16)] {
        table.entries.compactMap { entry in
            let code = GBK.shared.code(of: entry.scalar)
            guard code >> 8 == UInt16(lead), text[reading].elementsEqual(entry.reading) else { return nil }
            return (entry.scalar, code)
        }
    }

    /// `?shù)`: a byte that stood before the bracket of a gloss.
    private mutating func readBrokenGloss(_ token: Token, _ state: State, _ place: Int) {
        for byte in UInt8(0x80)...0xFE {
            let scalar = GBK.shared.scalar(state.last, byte)
            guard scalar != 0 else { continue }
            var next = state
            guard take(reading: token.reading, of: scalar, &next), next.score > state.score - 5 else { continue }
            if state.pending == 0 {
                guard byte >= 0x81 else { continue }
                next.pending = byte
                next.beforeLast = state.last
                next.last = byte
                add(next, at: place + 1)
            } else if let whole = complete(with: byte, next) {
                add(whole, at: place + 1)
            }
        }
    }

    /// Characters of ASCII that a lead may have swallowed, likelier ones first.
    private static func swallowed(before next: Token) -> [UInt32] {
        next.kind == .single && next.scalar >= 0x30 && next.scalar <= 0x39
            ? [0x31, 0x32, 0x33, 0x34, 0x35] : [0x31, 0x20, 0x28, 0x0A]
    }
}

// MARK: - Steps

extension DamagedRun {
    private mutating func add(_ state: State, at place: Int) {
        while states.count <= place { states.append([]) }
        states[place].append(state)
    }

    /// The state after a character on the boundary.
    private mutating func emit(_ scalar: UInt32, code: UInt16, _ state: State) -> State? {
        var next = state
        let (score, rank) = likelihood.score(scalar, after: state.rank)
        next.score += score
        next.rank = rank
        steps.append(Step(parent: state.step, scalar: folded(scalar)))
        next.step = Int32(steps.count - 1)
        next.pending = 0
        next.beforeLast = code > 0xFF ? UInt8(code >> 8) : 0
        next.last = UInt8(code & 0xFF)
        return next
    }

    /// The state after the character of two bytes; `nil` where they are none that a text would hold.
    private mutating func emit(_ lead: UInt8, _ trail: UInt8, _ state: State) -> State? {
        let scalar = GBK.shared.scalar(lead, trail)
        guard scalar != 0 else { return nil }
        return emit(scalar, code: UInt16(lead) << 8 | UInt16(trail), state)
    }

    /// The state after `trail` completed the pending character.
    private mutating func complete(with trail: UInt8, _ state: State) -> State? {
        emit(state.pending, trail, state)
    }

    /// The bytes of a character: on a page that folds marks, those of the full-width mark.
    private func code(of scalar: UInt32) -> UInt16 {
        if scalar < 0x80 { return UInt16(scalar) | (foldsMarks && Stop.isFolded(scalar) ? 0xA380 : 0) }
        return GBK.shared.code(of: scalar)
    }

    private func folded(_ scalar: UInt32) -> UInt32 {
        foldsMarks && scalar >= 0xFF01 && scalar <= 0xFF5E ? scalar - 0xFEE0 : scalar
    }

    /// Whether `scalar` can have been glossed so; notes it where the page does not show it elsewhere.
    private func take(reading: Range<Int>, of scalar: UInt32, _ state: inout State) -> Bool {
        guard scalar != 0 else { return false }
        let letters = text[reading]
        if let entry = table[scalar] {
            guard letters.elementsEqual(entry.reading) else { return false }
            return true
        }
        if let known = state.glossed[scalar] { return letters.elementsEqual(known) }
        guard ScalarKind(of: scalar).contains(.traditional), Readings.has(scalar, Readings.key(of: letters)) else {
            return false
        }
        state.glossed[scalar] = Array(letters)
        state.score -= 2
        return true
    }
}
