internal import HanText

/// The ways a token of torn text can be read.
extension DamagedRun {
    /// How often a character must follow another to be thought of where both its bytes are lost.
    private static let leastFollower: Float = 0.0005
    /// How unlikely (natural logarithm) a character may be after which another is thought to be swallowed.
    private static let leastGuess: Float = 9

    mutating func advance(_ state: State, from place: Int) {
        let token = tokens[place]
        switch token.kind {
        case .double, .single, .foreign: readCharacter(token, state, place)
        case .gloss: readGloss(token, state, place)
        case .hole: state.pending == 0 ? readFirstHole(state, place) : readHole(state, place, lost: 0x80...0xFE)
        case .holeWithGloss: readBrokenGloss(token, state, place)
        case .holeWithRemnant: readRemnant(token, state, place)
        case .end: break
        }
    }

    /// A character as it is seen: on the boundary it is itself; off it, its bytes belong to two characters.
    private mutating func readCharacter(_ token: Token, _ state: State, _ place: Int) {
        guard state.pending != 0 else {
            return add(emit(token.scalar, code: code(of: token.scalar), state), at: place + 1)
        }
        if token.kind == .single, token.code >= 0x40, let next = complete(with: UInt8(token.code), state) {
            add(next, at: place + 1)
        }
        var code = token.code
        if token.kind == .single {
            guard foldsMarks else { return }
            code |= 0xA380
        }
        guard code > 0xFF, var next = complete(with: UInt8(code >> 8), state) else { return }
        let trail = UInt8(code & 0xFF)
        if trail >= 0x81 {
            next.pending = trail
            next.beforeLast = next.last
            next.last = trail
        } else if trail < 0x80 {
            next = emit(UInt32(trail), code: UInt16(trail), next)
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

    /// A hole where characters stand on their boundaries: itself, or a first byte that stood alone before a mark.
    private mutating func readFirstHole(_ state: State, _ place: Int) {
        let token = tokens[place]
        let genuine: UInt32 = token.scalar == 0x3F ? 0xFF1F : token.scalar
        add(emit(genuine, code: 0x3F, state, shown: token.scalar), at: place + 1)
        // Its second byte is the first byte of the mark at which the bytes were cut.
        guard let second = Stop.cut(tokens[place + 1].scalar) else { return }
        for lead in UInt8(0x81)...0xFE {
            guard var torn = emit(lead, 0xA3, state) else { continue }
            torn.pending = second
            torn.beforeLast = 0xA3
            torn.last = second
            add(torn, at: place + 2)
        }
    }

    /// A hole where a character waits for its second byte.
    /// - Parameter lost: What the byte can be.
    private mutating func readHole(_ state: State, _ place: Int, lost: ClosedRange<UInt8>) {
        let token = tokens[place]
        let next = tokens[place + 1]
        if foldsMarks, token.scalar == 0x3F, lost.contains(0xA3), var torn = complete(with: 0xA3, state) {
            torn.pending = 0xBF
            torn.beforeLast = 0xA3
            torn.last = 0xBF
            add(torn, at: place + 1)
        }
        readImpossiblePair(state, place, lost: lost)
        // A second byte that stood alone before a mark or at the end, or one whose partner was ASCII.
        let isCut = next.kind == .end || next.scalar == 0x0A || Stop.cut(next.scalar) != nil
        for trail in lost {
            guard let whole = complete(with: trail, state) else { continue }
            if isCut || token.scalar == 0xFFFD && next.kind == .single { add(whole, at: place + 1) }
            if !isCut, whole.score > state.score - Self.leastGuess { guess(before: next, whole, place) }
        }
    }

    /// `?/p>`: a second byte whose partner was the first character of a tag.
    private mutating func readRemnant(_ token: Token, _ state: State, _ place: Int) {
        guard state.pending != 0 else { return }
        for trail in UInt8(0x80)...0xFE {
            guard let whole = complete(with: trail, state), !isHopeless(whole.score, at: place + 1) else { continue }
            add(emit(Remnant[Int(token.code)], whole), at: place + 1)
        }
    }

    /// A character of ASCII that was swallowed without a trace.
    private mutating func guess(before next: Token, _ state: State, _ place: Int) {
        guard !isHopeless(state.score - 6, at: place + 1) else { return }
        let isBeforeDigit = next.kind == .single && next.scalar >= 0x30 && next.scalar <= 0x39
        for lost: UInt32 in isBeforeDigit ? [0x31, 0x32, 0x33] : [0x31, 0x20] {
            var next = emit(lost, code: UInt16(lost), state)
            next.isGuess = true
            next.score -= 2
            add(next, at: place + 1)
        }
    }

    /// Two bytes that are no character together: the second byte of one and the first of the next.
    private mutating func readImpossiblePair(_ state: State, _ place: Int, lost: ClosedRange<UInt8>) {
        let next = tokens[place + 1]
        guard next.kind != .end, next.kind != .foreign, next.kind != .gloss, next.kind != .holeWithRemnant,
            foldsMarks || next.kind != .single || next.code >= 0x40
        else { return }
        let ranks = CharacterPairs.shared
        for (trail, leads) in ImpossiblePairs.all where lost.contains(trail) {
            let first = GBK.shared.scalar(state.pending, trail)
            guard first != 0, ranks.rank(of: first) != CharacterPairs.unranked || Self.isRule(first),
                let whole = complete(with: trail, state), !isHopeless(whole.score, at: place + 2)
            else { continue }
            switch next.kind {
            case .holeWithGloss: readBrokenGloss(next, after: whole, leads: leads, place)
            case .hole: readSecondHole(after: whole, leads: leads, place)
            default: readCharacter(next, after: whole, trail: trail, leads: leads, place)
            }
        }
    }

    /// A character after an impossible pair.
    private mutating func readCharacter(
        _ next: Token, after state: State, trail: UInt8, leads: [UInt8], _ place: Int
    ) {
        let ranks = CharacterPairs.shared
        let second = next.kind == .double ? UInt8(next.code >> 8) : UInt8(next.code)
        let folded: UInt8 = foldsMarks && next.kind == .single ? 0xA3 : second
        for lead in leads {
            guard
                ranks.rank(of: GBK.shared.scalar(lead, second)) != CharacterPairs.unranked
                    || ranks.rank(of: GBK.shared.scalar(lead, folded)) != CharacterPairs.unranked
            else { continue }
            var torn = state
            torn.pending = lead
            torn.beforeLast = trail
            torn.last = lead
            readCharacter(next, torn, place + 1)
        }
    }

    /// A hole after an impossible pair: nothing is left of a character but what usually follows the one before it.
    private mutating func readSecondHole(after state: State, leads: [UInt8], _ place: Int) {
        // `……` and `——` are two characters.
        if Self.isRule(GBK.shared.scalar(state.beforeLast, state.last)), leads.contains(state.beforeLast) {
            var torn = state
            torn.pending = state.beforeLast
            readHole(torn, place + 1, lost: state.last...state.last)
        }
        for rank in CharacterPairs.shared.followers(of: state.rank, share: Self.leastFollower) {
            for form in CharacterPairs.forms[Int(rank)] {
                let code = GBK.shared.code(of: UInt32(form))
                let trail = UInt8(code & 0xFF)
                guard trail >= 0x80, leads.contains(UInt8(code >> 8)) else { continue }
                var torn = state
                torn.pending = UInt8(code >> 8)
                readHole(torn, place + 1, lost: trail...trail)
            }
        }
    }

    /// Whether a character is half of `……` or `——`, which the counts have not.
    private static func isRule(_ scalar: UInt32) -> Bool { scalar == 0x2026 || scalar == 0x2014 }

    /// `?shù)` after an impossible pair: a glossed character of the page's table that starts with one of `leads`.
    private mutating func readBrokenGloss(_ token: Token, after state: State, leads: [UInt8], _ place: Int) {
        for entry in table.entries where text[token.reading].elementsEqual(entry.reading) {
            let code = GBK.shared.code(of: entry.scalar)
            guard leads.contains(UInt8(code >> 8)) else { continue }
            add(emit(entry.scalar, code: code, state), at: place + 2)
        }
    }

    /// `?shù)`: a byte that stood before the bracket of a gloss.
    private mutating func readBrokenGloss(_ token: Token, _ state: State, _ place: Int) {
        for byte in UInt8(0x80)...0xFE {
            var next = state
            guard take(reading: token.reading, of: GBK.shared.scalar(state.last, byte), &next) else { continue }
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
}
