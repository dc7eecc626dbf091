internal import Glibc
internal import HanText

/// How likely a text is, character by character: general counts, and what the page itself has.
struct Likelihood: Sendable {
    private let pairs: PairMemory
    private let forms: PageForms
    private let doublesStops: Bool
    private let counts = CharacterPairs.shared
    private let seenLikelihoods = Self.seenLikelihoods

    /// The weight of the page's own pairs. Set on two thirds of 300 generated farm pages; between 0.05 and 0.3 the outcome
    /// hardly differs.
    private static let ofPage: Float = 0.1
    /// How much likelier (natural logarithm) a pair is that the page has elsewhere. At 1, of 930 choices between readings
    /// on generated farm pages 50 go right that otherwise go wrong; 0.5 to 2 differ by 10.
    private static let onPage: Float = 1
    /// The likelihood of a pair that the page has so often.
    private static let seenLikelihoods = LastingTable<Float>((0..<64).map { logf(ofPage * Float($0) / Float($0 + 3)) })
    /// The likelihood of a stop after the comma that the farm put before it.
    private static let doubled = logf(0.3)

    /// What a Simplified character costs, which has no place in a farm's text.
    private static let ofSimplified: Float = -6

    /// The ranks of marks, after which no dash or dot stands.
    private static let marks = "，。、！？：；“”《》（）".unicodeScalars.map { CharacterPairs.shared.rank(of: $0.value) }
    private let comma = CharacterPairs.shared.rank(of: 0xFF0C)

    /// - Parameter characters: Those of the page; none where nothing will be asked.
    init(of page: PageEvidence, characters: [PlaceTable.Character]) {
        pairs = PairMemory(of: characters, ofBytes: page.size)
        forms = PageForms(of: characters)
        doublesStops = page.doublesStops
    }

    /// What is known of the characters after one of rank `previous`.
    func following(_ previous: UInt16) -> CharacterPairs.Following { counts.following(previous) }

    /// The logarithm of the likelihood of `scalar` after a character, and its own rank.
    /// - Parameter seen: How often the page has the pair at this very place, 0 or 1.
    func score(
        _ scalar: UInt32, after previous: CharacterPairs.Following, seen: Int
    ) -> (score: Float, rank: UInt16) {
        let rank = counts.rank(of: scalar)
        return (score(scalar, rank: rank, kind: ScalarKind(of: scalar), after: previous, seen: seen), rank)
    }

    /// The logarithm of the likelihood of a character after another.
    @inline(__always)
    func score(
        _ scalar: UInt32, rank: UInt16, kind: ScalarKind, after previous: CharacterPairs.Following, seen: Int = 0
    ) -> Float {
        guard rank != CharacterPairs.unranked else { return Self.unranked(scalar, after: previous.first) }
        let score = counts.likelihood(of: rank, after: previous)
        return weigh(score, scalar, rank: rank, kind: kind, after: previous, seen: seen)
    }

    /// The same where a quick look tells: for a character that neither the counts have after the other nor the page in
    /// any form, as most; `nil` for others.
    @inline(__always)
    func quickScore(
        _ character: ByteCharacter, after previous: CharacterPairs.Following
    ) -> Float? {
        guard !forms.has(rank: character.rank), !doublesStops || previous.first != comma,
            var score = counts.likelihood(ofUncounted: character.rank, after: previous)
        else { return nil }
        if character.kind.contains(.simplified) { score += Self.ofSimplified }
        return score + PageForms.cost(ofAbsent: character.scalar, kind: character.kind)
    }

    /// The likelihood of one of many characters with a rank, in the order of their ranks.
    ///
    /// - Parameter number: The first pair of `previous` that may be that of the character; moved on.
    @inline(__always)
    func score(
        _ character: ByteCharacter, after previous: CharacterPairs.Following, from number: inout Int
    ) -> Float {
        let score = counts.likelihood(of: character.rank, after: previous, from: &number)
        return weigh(score, character.scalar, rank: character.rank, kind: character.kind, after: previous, seen: 0)
    }

    /// Adds to a general likelihood what the page tells.
    @inline(__always)
    private func weigh(
        _ likelihood: Float, _ scalar: UInt32, rank: UInt16, kind: ScalarKind,
        after previous: CharacterPairs.Following, seen: Int
    ) -> Float {
        var score = likelihood
        if previous.first != CharacterPairs.unranked {
            if doublesStops, previous.first == comma, Stop.isDoubled(scalar) { score = max(score, Self.doubled) }
            let elsewhere = forms.has(rank: rank) ? pairs.count(previous.first, rank) - seen : 0
            if elsewhere > 0 { score = max(score, seenLikelihoods[elsewhere]) + Self.onPage }
        }
        if kind.contains(.simplified) { score += Self.ofSimplified }
        return score + forms.cost(of: scalar, rank: rank, kind: kind)
    }

    /// The likelihood of a character that the counts do not have, which were made of texts without digits, spaces, dashes,
    /// dots and single quotation marks. Counted on 3,000 news pages and documents.
    private static func unranked(_ scalar: UInt32, after previous: UInt16) -> Float {
        switch scalar {
        case 0x30...0x39: -4
        case 0x41...0x5A, 0x61...0x7A: -6
        case 0x0A: -4
        case 0x20...0x7E: -6
        // One dash or half of dots stands after the other.
        case 0x2014, 0x2026: previous == CharacterPairs.unranked ? -3 : marks.contains(previous) ? -10 : -7
        case 0xB7: marks.contains(previous) ? -10 : -7
        case 0x2018, 0x2019: -10
        case 0x3008, 0x3009: -11
        case 0x300A...0x3011, 0x3014, 0x3015: -9
        case 0x3000...0x303F: -12
        default: -19
        }
    }
}
