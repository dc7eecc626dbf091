internal import HanText

// The steps of the search.

extension DamagedRun {
    /// Puts a state among those of a place, unless it is hopeless there.
    mutating func add(_ state: State, at place: Int) {
        farthest = max(farthest, place)
        let row = place & 3
        guard state.score >= floor(at: place) else { return }
        best[row] = max(best[row], state.score)
        ahead[row].append(state)
    }

    /// Puts a state among those whose last byte is lost in the hole looked at.
    @inline(__always)
    mutating func lose(_ state: State) {
        bestSwallowing = max(bestSwallowing, state.score)
        swallowing.append(state)
    }

    /// A state of a lower score would be dropped at a place.
    @inline(__always)
    func floor(at place: Int) -> Float { best[place & 3] - margin }

    /// A state with its last character among the steps.
    @inline(__always)
    mutating func noted(_ state: State) -> State {
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
        next.score += score + next.marks.take(scalar) - leads[state.pending]
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

    /// The state after the pending character became `character`; `nil` where that is less likely than `floor`.
    /// - Parameter following: What is known of the characters after that of `state`.
    @inline(__always)
    mutating func extend(
        _ state: State, _ following: CharacterPairs.Following, _ character: ByteCharacter,
        above floor: Float
    ) -> State? {
        effort += 1
        guard let score = likelihood.quickScore(character, after: following) else {
            return extendKnown(state, following, character, above: floor)
        }
        guard state.score + score - leads[state.pending] >= floor else { return nil }
        return emitted(character, score: score, state)
    }

    // Apart, as it is for few characters.
    @inline(never)
    private mutating func extendKnown(
        _ state: State, _ following: CharacterPairs.Following, _ character: ByteCharacter,
        above floor: Float
    ) -> State? {
        let score = likelihood.score(
            character.scalar, rank: character.rank, kind: character.kind, after: following)
        guard state.score + score - leads[state.pending] >= floor else { return nil }
        return emitted(character, score: score, state)
    }

    // Apart, so that what is tried for every character stays short.
    @inline(never)
    private mutating func emitted(_ character: ByteCharacter, score: Float, _ state: State) -> State {
        emit(character.scalar, code: character.code, score: score, rank: character.rank, state)
    }

    /// Puts the state after a character of which both bytes were lost among those of a place, its second byte in the hole
    /// there.
    /// - Parameter number: The first pair of `following` that may be that of the character; moved on.
    @inline(__always)
    mutating func lose(
        _ character: ByteCharacter, after state: State, _ following: CharacterPairs.Following,
        from number: inout Int, at place: Int
    ) {
        effort += 1
        let floor = best[place & 3] - Self.marginOfLost
        let score = likelihood.score(character, after: following, from: &number)
        guard state.score + score >= floor else { return }
        var torn = emitted(character, score: score, state)
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
    @inline(__always)
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
