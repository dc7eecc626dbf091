internal import PipelineModel

/// Writes down where the claims of a topic stand, for people and rows.
struct EvidenceWriter {
    private let text: UnsafeBufferPointer<UInt8>
    private let outline: DocumentOutline
    private let titleLength: Int

    /// Claims shown for a topic; a row stays small whatever the page.
    private static let claimLimit = 20
    private static let positionLimit = 10

    /// - Parameter titleLength: The bytes before the stored text.
    init(_ text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline, titleLength: Int) {
        self.text = text
        self.outline = outline
        self.titleLength = titleLength
    }

    /// The claims, the weightiest first: how often and where each stands.
    ///
    /// - Parameter mentions: Of one topic, in the order they stand.
    func evidence(of mentions: [Mention], names: [String]) -> [TermEvidence] {
        var tallies: [Int32: Tally] = [:]
        for mention in mentions where mention.isClaim {
            tallies[mention.claim, default: Tally()].add(mention, place: place(of: mention), after: titleLength)
        }
        let shown = tallies.sorted {
            $0.value.weight != $1.value.weight ? $0.value.weight > $1.value.weight : $0.key < $1.key
        }.prefix(Self.claimLimit)
        let positions = scalarPositions(of: shown.flatMap(\.value.starts))
        return shown.map { claim, tally in
            TermEvidence(
                term: names[Int(claim)], count: tally.count,
                places: Place.allCases.filter(tally.places.contains).map(\.rawValue),
                positions: tally.starts.compactMap { positions[$0] })
        }
    }

    private enum Place: String, CaseIterable { case title, lead, section, item, body }

    private struct Tally {
        var count = 0
        var weight: Float = 0
        var places: Set<Place> = []
        var starts: [Int32] = []

        mutating func add(_ mention: Mention, place: Place, after titleLength: Int) {
            count += 1
            weight += mention.weight
            places.insert(place)
            if Int(mention.start) >= titleLength, starts.count < positionLimit { starts.append(mention.start) }
        }
    }

    private func place(of mention: Mention) -> Place {
        let line = outline.sentences[Int(mention.sentence)].line
        switch outline.lines[Int(line)].kind {
        case .title: return .title
        case .heading: return outline.isDigest ? .item : .section
        case .paragraph, .furniture:
            if line == outline.lead { return .lead }
            return outline.isDigest ? .item : .body
        }
    }

    /// The places of some bytes in scalars of the stored text: one pass up to the last of them.
    private func scalarPositions(of starts: [Int32]) -> [Int32: Int] {
        var positions: [Int32: Int] = [:]
        var scalars = 0
        var reached = titleLength
        for start in starts.sorted() {
            scalars += text[reached..<Int(start)].reduce(0) { $0 + ($1.startsScalar ? 1 : 0) }
            reached = Int(start)
            positions[start] = scalars
        }
        return positions
    }
}
