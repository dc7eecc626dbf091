internal import Glibc
internal import HanText

/// How likely a text is, character by character: general counts, and what the page itself has.
struct Likelihood {
    let pairs: PairMemory
    private let counts = CharacterPairs.shared

    /// The weight of the page's own pairs. Set on two thirds of 300 generated farm pages; between 0.05 and 0.3 the outcome
    /// hardly differs.
    private static let ofPage: Float = 0.1

    init(pairs: PairMemory) { self.pairs = pairs }

    /// The logarithm of the likelihood of `scalar` after a character of rank `previous`, and its own rank.
    func score(_ scalar: UInt32, after previous: UInt16) -> (score: Float, rank: UInt16) {
        let rank = counts.rank(of: scalar)
        guard rank != CharacterPairs.unranked else { return (Self.unranked(scalar), rank) }
        var share = counts.share(of: rank, after: previous)
        if previous != CharacterPairs.unranked {
            let seen = pairs.count(previous, rank)
            if seen > 0 { share += Self.ofPage * Float(seen) / Float(seen + 3) }
        }
        var score = logf(share)
        // A simplified character has no place in a farm's text.
        if ScalarKind(of: scalar).contains(.simplified) { score -= 6 }
        return (score, rank)
    }

    private static func unranked(_ scalar: UInt32) -> Float {
        switch scalar {
        case 0x30...0x39: -4
        case 0x41...0x5A, 0x61...0x7A: -6
        case 0x0A: -4
        case 0x20...0x7E: -6
        case 0x2014, 0x2026, 0xB7: -5
        case 0x3000...0x303F: -8
        default: -19
        }
    }
}
