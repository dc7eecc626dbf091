internal import HanText

/// The ways a token of torn text can be read.
extension DamagedRun {
    /// How unlikely (natural logarithm) a character may be after which another is thought to be swallowed.
    private static let leastGuess: Float = 9
    /// How unlikely a half-width question mark is among full-width marks.
    private static let oddMark: Float = 6

    /// How many of the most frequent characters are thought of where both bytes are lost and unlikely readings are looked
    /// at too.
    private static let manyGuessed = 3000

    mutating func advance(_ state: State, from place: Int) {
        let token = tokens[place]
        if state.lost != 0 {
            return lose(state)
        }
        switch token.kind {
        case .double, .single, .foreign: readCharacter(token, state, place)
        case .gloss: readGloss(token, state, place)
        case .hole: state.pending == 0 ? readFirstHole(state, place) : readHole(state, place)
        case .holeWithGloss: readBrokenGloss(token, state, place)
        case .holeWithRemnant: readRemnant(token, state, place)
        case .end: break
        }
    }

    /// A character as it is seen: on the boundary it is itself; off it, its bytes belong to two characters.
    private mutating func readCharacter(_ token: Token, _ state: State, _ place: Int) {
        guard state.pending != 0 else {
            return add(emit(token.scalar, code: code(of: token.scalar), state, isSeen: true), at: place + 1)
        }
        if token.kind == .single, token.code >= 0x40,
            tokens[place + 1].kind == .gloss || !mustShowGloss(state.pending, UInt8(token.code), place),
            let next = complete(with: UInt8(token.code), state)
        {
            add(next, at: place + 1)
        }
        var code = token.code
        if token.kind == .single {
            guard foldsMarks, code > 0x20 else { return }
            code |= 0xA380
        }
        guard code > 0xFF, !mustShowGloss(state.pending, UInt8(code >> 8), place),
            let whole = complete(with: UInt8(code >> 8), state), let next = begin(with: UInt8(code & 0xFF), whole)
        else { return }
        add(next, at: place + 1)
    }

    /// The state after the first byte of a character, or one of ASCII; `nil` where no character starts with it.
    private mutating func begin(with byte: UInt8, _ state: State) -> State? {
        if byte < 0x80 { return emit(UInt32(byte), code: UInt16(byte), state) }
        return byte >= 0x81 ? pending(byte, after: state.last, state) : nil
    }

    /// The state with the first byte of a character, of which the second is still to come.
    ///
    /// How likely such a byte is counts until the character is known: else a state that owes one would look better than
    /// those that have theirs.
    private func pending(_ byte: UInt8, after last: UInt8, _ state: State) -> State {
        var next = state
        next.score += leads[byte]
        next.pending = byte
        next.beforeLast = last
        next.last = byte
        return next
    }

    /// A gloss in its brackets: the two bytes before it are its character, on the boundary or not.
    private mutating func readGloss(_ token: Token, _ state: State, _ place: Int) {
        var next = state
        if !take(glossOf: token, after: gbk.scalar(state.beforeLast, state.last), &next) {
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
        var same = emit(genuine, code: 0x3F, state, isSeen: true, shown: token.scalar)
        // Where marks are full width, a half-width one is damage.
        if !foldsMarks { same.score -= Self.oddMark }
        add(same, at: place + 1)
        // Its second byte is the first byte of the mark at which the bytes were cut.
        guard let second = Stop.cut(tokens[place + 1].scalar) else { return }
        let following = likelihood.following(state.rank)
        for character in choice.beforeCut[0..<choice.beforeCut.count] where !table.has(character.scalar) {
            guard let torn = extend(state, following, character, above: floor(at: place + 2) - leads[second])
            else { continue }
            add(pending(second, after: 0xA3, torn), at: place + 2)
        }
    }

    /// A hole where a character waits for its second byte.
    private mutating func readHole(_ state: State, _ place: Int) {
        if foldsMarks, tokens[place].scalar == 0x3F, let torn = complete(with: 0xA3, state) {
            add(pending(0xBF, after: 0xA3, torn), at: place + 1)
        }
        let following = likelihood.following(state.rank)
        let mayBeBare = follows(place)
        for character in choice.wide[state.pending] where mayBeBare || !table.has(character.scalar) {
            let floor = max(floor(at: place + 1), bestSwallowing - Self.marginOfSwallowing)
            guard var whole = extend(state, following, character, above: floor) else { continue }
            whole.lost = character.trail
            lose(whole)
        }
    }

    /// Whether the farm would have glossed a character whose second byte is read from a token.
    @inline(__always)
    private mutating func mustShowGloss(_ lead: UInt8, _ trail: UInt8, _ place: Int) -> Bool {
        !follows(place) && table.has(gbk.scalar(lead, trail))
    }

    /// Whether a gloss stands before a token.
    private mutating func follows(_ place: Int) -> Bool {
        place > 0 && (tokens[place - 1].kind == .gloss || tokens[place - 1].kind == .holeWithGloss)
    }

    /// Whether the bytes were cut before a token.
    private func endsPiece(_ token: Token) -> Bool {
        token.kind == .end || token.scalar == 0x0A || Stop.cut(token.scalar) != nil
    }

    /// A hole in which the second byte of the last character was lost.
    mutating func swallow(after whole: State, trail: UInt8, _ place: Int) {
        let token = tokens[place]
        if token.kind == .holeWithRemnant { return add(emit(Remnant[Int(token.code)], whole), at: place + 1) }
        let next = tokens[place + 1]
        readImpossiblePair(after: whole, trail: trail, place)
        // A second byte that stood alone before a mark or at the end, or one whose partner was ASCII.
        guard !endsPiece(next) else { return add(whole, at: place + 1) }
        if token.scalar == 0xFFFD, keepsPartner(trail, next) { add(whole, at: place + 1) }
        guess(before: next, whole, place)
    }

    /// Whether what follows a lost byte can be the partner it had, which some decoders keep.
    private func keepsPartner(_ lost: UInt8, _ next: Token) -> Bool {
        switch next.kind {
        case .single: keepsPartners
        case .double: keepsPartners && gbk.scalar(lost, UInt8(next.code >> 8)) == 0
        default: false
        }
    }

    /// `?/p>`: a second byte whose partner was the first character of a tag.
    private mutating func readRemnant(_ token: Token, _ state: State, _ place: Int) {
        guard state.pending != 0 else { return }
        let following = likelihood.following(state.rank)
        for character in choice.wide[state.pending] {
            guard let whole = extend(state, following, character, above: floor(at: place + 1)) else { continue }
            add(emit(Remnant[Int(token.code)], whole), at: place + 1)
        }
    }

    /// A character of ASCII that was swallowed without a trace.
    private mutating func guess(before next: Token, _ state: State, _ place: Int) {
        guard state.score - 6 >= floor(at: place + 1) else { return }
        for (lost, cost) in lostCharacters(before: next) {
            var next = emit(lost, code: UInt16(lost), state)
            next.isGuess = true
            next.score -= cost
            add(next, at: place + 1)
        }
    }

    /// What a swallowed character may have been and what each costs, the likeliest first: the first digit of a year, some
    /// digit, or a space.
    private mutating func lostCharacters(before next: Token) -> [(scalar: UInt32, cost: Float)] {
        var index = next.start
        while index < text.count, index < next.start + 4, text[index] >= 0x30, text[index] <= 0x39 { index += 1 }
        switch index - next.start {
        // Six in seven of what stands between Han characters and is no unit's number is a space.
        case 0 where ScalarKind(of: next.scalar).contains(.han) && !Self.units.contains(next.scalar):
            return [(0x20, 2), (0x31, 6)]
        case 0: return [(0x31, 2), (0x20, 2)]
        case 3 where text[index...].starts(with: "年".utf8): return [(text[next.start] == 0x30 ? 0x32 : 0x31, 2)]
        case 3 where text[next.start] == 0x30: return [(0x32, 2), (0x31, 2), (0x33, 2)]
        default: return [(0x31, 2), (0x32, 2), (0x33, 2)]
        }
    }

    /// What follows a number.
    private static let units = Set(
        "年月日天時分秒點個名人位次場萬億千百元歲倍項條件種家所座處台臺輛架艘枚部批屆級號層米公里噸畝戶小余多".unicodeScalars.map(\.value))

    /// Two bytes that are no character together: the second byte of one and the first of the next.
    private mutating func readImpossiblePair(after whole: State, trail: UInt8, _ place: Int) {
        guard let leads = ImpossiblePairs.from(trail) else { return }
        let next = tokens[place + 1]
        switch next.kind {
        case .end, .foreign, .gloss: break
        case .holeWithGloss: readBrokenGloss(next, after: whole, leads: leads, place)
        case .hole, .holeWithRemnant: readSecondHole(after: whole, trail: trail, leads: leads, place)
        case .single where !foldsMarks && next.code < 0x40: break
        case .single, .double: readCharacter(next, after: whole, trail: trail, leads: leads, place)
        }
    }

    /// A character after an impossible pair, of which it is the end and perhaps the beginning of the next.
    private mutating func readCharacter(
        _ next: Token, after state: State, trail: UInt8, leads: ImpossiblePairs, _ place: Int
    ) {
        let following = likelihood.following(state.rank)
        if next.kind == .single, next.code >= 0x40 {
            let isGlossed = tokens[place + 2].kind == .gloss
            for character in choice.byTrail[UInt8(next.code)]
            where leads.has(character.lead) && (isGlossed || !table.has(character.scalar)) {
                guard let whole = extend(state, following, character, above: floor(at: place + 2)) else { continue }
                add(whole, at: place + 2)
            }
        }
        guard next.kind == .double || foldsMarks else { return }
        let code = next.kind == .double ? next.code : next.code | 0xA380
        for character in choice.byTrail[UInt8(code >> 8)]
        where leads.has(character.lead) && !table.has(character.scalar) {
            guard let whole = extend(state, following, character, above: floor(at: place + 2)),
                let torn = begin(with: UInt8(code & 0xFF), whole)
            else { continue }
            add(torn, at: place + 2)
        }
    }

    /// A hole after an impossible pair: nothing is left of a character but its neighbours.
    private mutating func readSecondHole(
        after state: State, trail: UInt8, leads: ImpossiblePairs, _ place: Int
    ) {
        let following = likelihood.following(state.rank)
        let guessed = isWide ? Self.manyGuessed : ByteCharacters.guessed
        var number = following.numbers.lowerBound
        if isWide {
            for character in characters.byRank[0..<guessed]
            where leads.has(character.lead) && !table.has(character.scalar) {
                lose(character, after: state, following, from: &number, at: place + 1)
            }
        } else {
            for character in characters.frequent[trail] where !table.has(character.scalar) {
                lose(character, after: state, following, from: &number, at: place + 1)
            }
        }
        for pair in following.numbers {
            let rank = Int(pairs.second(ofPair: pair))
            guard rank >= guessed else { continue }
            var number = pair
            for character in characters.byRank[rank]
            where leads.has(character.lead) && !table.has(character.scalar) {
                lose(character, after: state, following, from: &number, at: place + 1)
            }
        }
    }

    /// `?shù)` after an impossible pair: a glossed character that starts with one of `leads`, of the page's table or one
    /// that the page shows nowhere else.
    private mutating func readBrokenGloss(_ token: Token, after state: State, leads: ImpossiblePairs, _ place: Int) {
        let others = Readings.characters(with: token.key)
        effort += table.entries.count / 8 + others.count
        let reading = Spelling(in: text, token.reading)
        for entry in table.entries where entry.reading == reading {
            let code = gbk.code(of: entry.scalar)
            guard leads.has(UInt8(code >> 8)) else { continue }
            add(emit(entry.scalar, code: code, state), at: place + 2)
        }
        for other in others where !table.has(UInt32(other)) {
            let code = gbk.code(of: UInt32(other))
            var next = state
            guard code & 0xFF >= 0x80, leads.has(UInt8(code >> 8)), take(glossOf: token, after: UInt32(other), &next)
            else { continue }
            add(emit(UInt32(other), code: code, next), at: place + 2)
        }
    }

    /// `?shù)`: a byte that stood before the bracket of a gloss.
    private mutating func readBrokenGloss(_ token: Token, _ state: State, _ place: Int) {
        effort += characters.glossed[state.last].count / 4
        for character in characters.glossed[state.last] {
            let byte = character.trail
            var next = state
            guard take(glossOf: token, after: character.scalar, &next) else { continue }
            if state.pending == 0 {
                guard byte >= 0x81 else { continue }
                add(pending(byte, after: state.last, next), at: place + 1)
            } else if let whole = complete(with: byte, next) {
                add(whole, at: place + 1)
            }
        }
    }
}
