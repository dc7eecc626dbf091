internal import PipelineModel

/// Writes down where the claims of the topics stand, for people and rows.
struct EvidenceWriter {
    private let titleLength: Int
    private var positions: ScalarPositions
    /// The claims of the topic at hand: the number of the claim above, that of the mention below, so that sorting brings
    /// those of one claim together. Kept, as ``tallies`` is, so that a topic needs no memory of its own.
    private var claims: [UInt64] = []
    private var tallies: [Tally] = []

    /// Claims shown for a topic, and places shown of each; a row stays small whatever the page.
    private static let claimLimit = 20
    private static let positionLimit = 10

    /// - Parameter titleLength: The bytes before the stored text.
    init(_ text: UnsafeBufferPointer<UInt8>, titleLength: Int) {
        self.titleLength = titleLength
        positions = ScalarPositions(text, from: titleLength)
    }

    /// The claims of a topic, the weightiest first: how often and where each stands.
    ///
    /// - Parameters:
    ///   - mentions: In the order they stand.
    ///   - names: What the topic's claims are called, by their numbers.
    /// - Complexity: That of sorting the claims.
    mutating func evidence(of mentions: Mentions, in outline: DocumentOutline, names: [String]) -> [TermEvidence] {
        claims.removeAll(keepingCapacity: true)
        claims.reserveCapacity(mentions.count)
        for (index, mention) in mentions.enumerated() where mention.isClaim {
            claims.append(UInt64(mention.claim) << 32 | UInt64(index))
        }
        if claims.count > 1 { claims.sort() }
        tally(mentions, in: outline)
        var evidence: [TermEvidence] = []
        evidence.reserveCapacity(min(tallies.count, Self.claimLimit))
        for tally in tallies.prefix(Self.claimLimit) {
            evidence.append(
                TermEvidence(
                    term: names[Int(tally.claim)], count: tally.claims.count, places: tally.places.names,
                    positions: positions(of: tally, mentions)))
        }
        return evidence
    }

    /// What is said of one claim.
    private struct Tally {
        let claim: Int32
        /// Where its mentions are among the sorted ones.
        let claims: Range<Int>
        let weight: Float
        let places: Places
    }

    private mutating func tally(_ mentions: Mentions, in outline: DocumentOutline) {
        tallies.removeAll(keepingCapacity: true)
        tallies.reserveCapacity(min(claims.count, Self.claimLimit))
        var start = 0
        while start < claims.count {
            let claim = claims[start] >> 32
            var end = start
            var weight: Float = 0
            var places: Places = []
            while end < claims.count, claims[end] >> 32 == claim {
                let mention = mentions[Int(claims[end] & 0xFFFF_FFFF)]
                weight += mention.weight
                places.insert(Places(of: mention, in: outline))
                end += 1
            }
            tallies.append(Tally(claim: Int32(claim), claims: start..<end, weight: weight, places: places))
            start = end
        }
        guard tallies.count > 1 else { return }
        tallies.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.claim < $1.claim }
    }

    /// Where the first mentions of a claim stand that are in the stored text.
    private mutating func positions(of tally: Tally, _ mentions: Mentions) -> [Int] {
        var found: [Int] = []
        found.reserveCapacity(min(tally.claims.count, Self.positionLimit))
        for index in tally.claims {
            let start = Int(mentions[Int(claims[index] & 0xFFFF_FFFF)].start)
            guard start >= titleLength else { continue }
            found.append(positions.position(of: start))
            if found.count == Self.positionLimit { break }
        }
        return found
    }
}
