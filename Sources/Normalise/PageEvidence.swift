internal import Glibc
internal import HanText

/// What a page as a whole shows of disguise.
///
/// A farm glosses a character of its table at every place, and has only Traditional characters that Simplified text
/// writes otherwise in its table; a lesson or dictionary glosses a character where it is introduced, and a graded reader
/// glosses characters of both kinds.
struct PageEvidence {
    /// The glossed characters.
    private(set) var table = FarmTable()
    /// Pairs the page has.
    private(set) var pairs: PairMemory
    /// Forms of characters the page uses.
    private(set) var forms = PageForms()
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

    /// Looks at a page. Cost: one pass, about 5 ns a byte.
    init(of text: UnsafeBufferPointer<UInt8>) {
        pairs = PairMemory(ofBytes: text.count)
        let glosses = collectGlosses(in: text)
        collectPlaces(in: text, between: glosses)
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

    /// Notes the glosses and gives where they stand.
    private mutating func collectGlosses(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var glosses: [Range<Int>] = []
        glosses.reserveCapacity(text.count / 32)
        var index = 0
        while let open = Self.bracket(in: text, from: index) {
            index = open + 1
            let before = open > 0 ? text.scalar(at: text.startOfScalar(before: open)).value : 0
            let known = table.glossEnd(in: text, from: open, after: before)
            guard let end = known ?? Gloss.end(in: text, from: open) else { continue }
            glosses.append(open..<end)
            index = end
            let kind = ScalarKind(of: before)
            guard kind.contains(.han) else { continue }
            if known == nil {
                guard kind.contains(.traditional), Readings.has(before, Readings.key(of: text, open + 1..<end - 1))
                else {
                    otherGlosses += 1
                    continue
                }
                table.note(gloss: Spelling(in: text, open + 1..<end - 1), after: before)
            }
            farmGlosses += 1
            if end < text.count, text[end] == 0x20 { spacedGlosses += 1 }
        }
        return glosses
    }

    /// The first opening bracket from byte `start` on.
    private static func bracket(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < text.count, let base = text.baseAddress,
            let found = memchr(base + start, 0x28, text.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private mutating func collectPlaces(in text: UnsafeBufferPointer<UInt8>, between glosses: [Range<Int>]) {
        let characters = [PlaceTable.Character](unsafeUninitializedCapacity: text.count) { characters, count in
            var start = 0
            for gloss in glosses {
                let last = collectPlaces(in: text, start..<gloss.lowerBound, to: characters, &count)
                if table.has(last) { plainPlaces -= 1 }
                start = gloss.upperBound
            }
            _ = collectPlaces(in: text, start..<text.count, to: characters, &count)
        }
        pairs.note(characters)
        forms.note(characters)
    }

    /// Looks at the characters of a piece without glosses, puts them after the `count` first ones of `characters`, and gives
    /// the last one, 0 where there is none.
    @inline(__always)
    private mutating func collectPlaces(
        in text: UnsafeBufferPointer<UInt8>, _ piece: Range<Int>,
        to characters: UnsafeMutableBufferPointer<PlaceTable.Character>, _ count: inout Int
    ) -> UInt32 {
        let places = PlaceTable.shared
        var index = piece.lowerBound
        var previous: UInt32 = 0
        var mayBeCut = false
        // After a hole the bytes are a step off, up to a mark or a gloss: what is seen there is not the page's own.
        var isOff = false
        while index < piece.upperBound {
            let (scalar, width) = text.scalar(at: index, beforeValid: piece.upperBound)
            let character = places[scalar]
            characters[count] = isOff ? .none : character
            count &+= 1
            if mayBeCut || !character.isPlain {
                if character.mayBeGlossed, table.has(scalar) { plainPlaces &+= 1 }
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
        return previous
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

extension ScalarKind {
    init(of value: UInt32) {
        self = Unicode.Scalar(value).map { ScalarKind(of: $0) } ?? []
    }
}
