internal import HanText

/// What a page as a whole shows of disguise.
///
/// A farm glosses a character of its table at every place, and has only Traditional characters that Simplified text
/// writes otherwise in its table; a lesson or dictionary glosses a character where it is introduced, and a graded reader
/// glosses characters of both kinds.
struct PageEvidence {
    /// The glossed characters.
    private(set) var table = FarmTable()
    /// Its characters outside of glosses.
    private(set) var characters: [PlaceTable.Character] = []
    /// How many bytes it has.
    let size: Int
    /// Glosses with a reading of their character, one that stands in Traditional text only.
    private(set) var farmGlosses = 0
    /// Places of the glossed characters without a gloss.
    private(set) var plainPlaces = 0
    /// Brackets with one syllable after other Han characters.
    private(set) var otherGlosses = 0
    /// Farm glosses with a space after the bracket.
    private(set) var spacedGlosses = 0
    /// `?shù)`: a gloss whose bracket was swallowed.
    private(set) var brokenGlosses = 0
    /// Those of them that begin with U+FFFD and its partner, the bracket.
    private(set) var keptBrackets = 0
    /// Commas before stops.
    private(set) var doubledStops = 0
    /// Full-width commas, full stops apart, and half-width ones beside Han characters.
    private(set) var wideMarks = 0
    private(set) var narrowMarks = 0
    /// Pairs of characters that a cut at byte level would have torn, yet stand there; with a quotation mark and without.
    private(set) var intactQuotes = 0
    private(set) var intactCuts = 0

    /// Looks at a page. Cost: one pass, about 3 ns a byte.
    init(of text: UnsafeBufferPointer<UInt8>) {
        size = text.count
        characters = [PlaceTable.Character](unsafeUninitializedCapacity: text.count) { characters, count in
            count = collect(from: text, to: characters)
        }
        for character in characters where character.mayBeGlossed && table.has(character.scalar) { plainPlaces += 1 }
    }

    /// Fewer glosses tell nothing.
    static let leastGlosses = 5

    /// Whether the page is a farm's copy.
    ///
    /// The bounds were set on 300 generated farm pages (the sparsest has 6 glosses on 5 characters, every character of a
    /// table glossed at 100 % of its places, 87 % where the generator skips some) against lessons and dictionaries (below 40 %).
    var isDisguised: Bool {
        guard farmGlosses >= Self.leastGlosses, table.entries.count >= 3, otherGlosses * 10 <= farmGlosses else {
            return false
        }
        guard farmGlosses * 10 >= (farmGlosses + plainPlaces) * 8 else { return false }
        let repeats = farmGlosses - table.entries.count
        let damage = brokenGlosses * 3 + (doublesStops ? 3 : 0)
        return repeats + damage >= (farmGlosses < 10 ? 1 : 2)
    }

    /// Whether the page has commas before its stops as farms put them, not one by oversight.
    var doublesStops: Bool { doubledStops >= 4 }

    /// Whether the farm put a space after each gloss.
    var spacesGlosses: Bool { spacedGlosses * 10 >= farmGlosses * 8 }

    /// Whether full-width marks were folded to half width after the damage was done.
    var foldsMarks: Bool { narrowMarks > wideMarks }

    /// Whether quotation marks were entities when the bytes were cut, so that they were never torn.
    var quotesAreEntities: Bool { intactQuotes > 0 }

    /// Whether the text was edited byte by byte: a page with places that a cut would have torn was not.
    var isTorn: Bool { intactCuts == 0 || brokenGlosses > 0 }

    /// Whether a hole written U+FFFD may have left the byte after the lost one: not where brackets went with it.
    var keepsPartners: Bool { keptBrackets * 2 >= brokenGlosses }

    /// Looks at the characters, keeps those outside of glosses, and gives how many these are.
    private mutating func collect(
        from text: UnsafeBufferPointer<UInt8>, to characters: UnsafeMutableBufferPointer<PlaceTable.Character>
    ) -> Int {
        let places = PlaceTable.shared
        var count = 0
        var index = 0
        var previous: UInt32 = 0
        var mayBeCut = false
        // After a hole the bytes are a step off, up to a mark or a gloss: what is seen there is not the page's own.
        var isOff = false
        while index < text.count {
            let (scalar, width) = text.scalar(at: index, beforeValid: text.count)
            let character = places[scalar]
            if scalar == 0x28, let end = noteGloss(in: text, from: index, after: previous) {
                if previous != 0 { characters[count - 1] = characters[count - 1].glossed }
                (index, previous, mayBeCut, isOff) = (end, 0, false, false)
                continue
            }
            characters[count] = isOff ? character.withoutRank : character
            count &+= 1
            if mayBeCut || !character.isPlain {
                if mayBeCut, Stop.isCut(UInt8(GBK.shared.code(of: scalar) >> 8)) { noteIntact(previous, scalar) }
                if character.isMark {
                    noteMarks(previous, scalar)
                    isOff = scalar == 0x3F || scalar == 0xFFFD
                    if isOff { noteHole(in: text, at: index) }
                }
                mayBeCut = character.isBeforeCut
            }
            previous = scalar
            index &+= width
        }
        return count
    }

    /// Notes the gloss whose bracket opens at byte `open` after a character, and gives its end; `nil` where it is none.
    private mutating func noteGloss(
        in text: UnsafeBufferPointer<UInt8>, from open: Int, after before: UInt32
    ) -> Int? {
        let known = table.glossEnd(in: text, from: open, after: before)
        guard let end = known ?? Gloss.end(in: text, from: open) else { return nil }
        if known == nil {
            let kind = ScalarKind(of: before)
            guard kind.contains(.han) else { return end }
            guard kind.contains(.traditional), Readings.has(before, Readings.key(of: text, open + 1..<end - 1)) else {
                otherGlosses += 1
                return end
            }
            table.note(gloss: Spelling(in: text, open + 1..<end - 1), after: before)
        }
        farmGlosses += 1
        if end < text.count, text[end] == 0x20 { spacedGlosses += 1 }
        return end
    }

    private mutating func noteHole(in text: UnsafeBufferPointer<UInt8>, at index: Int) {
        let hole = Token(in: text, at: index)
        guard hole.kind == .holeWithGloss else { return }
        brokenGlosses += 1
        if hole.scalar == 0xFFFD, text[index + 3] == 0x28 { keptBrackets += 1 }
    }

    private mutating func noteMarks(_ first: UInt32, _ second: UInt32) {
        if Stop.isComma(first), Stop.isDoubled(second) { doubledStops += 1 }
        if second == 0xFF0C || second == 0xFF08 || second == 0xFF1A { wideMarks += 1 }
        if first >= 0x2E80, second == 0x2C || second == 0x28 || second == 0x3A { narrowMarks += 1 }
    }

    /// Notes a pair that a cut would have torn.
    private mutating func noteIntact(_ first: UInt32, _ second: UInt32) {
        if first >= 0x2018 && first <= 0x201D || second >= 0x2018 && second <= 0x201D {
            intactQuotes += 1
        } else {
            intactCuts += 1
        }
    }
}
