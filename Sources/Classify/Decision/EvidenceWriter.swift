internal import PipelineModel

/// Writes down where the claims of the topics stand, for people and rows.
struct EvidenceWriter {
    private let text: UnsafeBufferPointer<UInt8>
    private let outline: DocumentOutline
    private let titleLength: Int
    private var shown: [[(claim: Int32, tally: Tally)]] = []

    /// Claims shown for a topic, and places shown of each; a row stays small whatever the page.
    private static let claimLimit = 20
    private static let positionLimit = 10

    /// - Parameter titleLength: The bytes before the stored text.
    init(_ text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline, titleLength: Int) {
        self.text = text
        self.outline = outline
        self.titleLength = titleLength
    }

    /// Takes in one more topic.
    ///
    /// - Parameter mentions: In the order they stand.
    mutating func add(_ mentions: [Mention]) {
        var tallies: [Int32: Tally] = [:]
        for mention in mentions where mention.isClaim {
            tallies[mention.claim, default: Tally()].add(mention, place: place(of: mention), after: titleLength)
        }
        let sorted = tallies.sorted {
            $0.value.weight != $1.value.weight ? $0.value.weight > $1.value.weight : $0.key < $1.key
        }
        shown.append(sorted.prefix(Self.claimLimit).map { (claim: $0.key, tally: $0.value) })
    }

    /// The claims of each topic in the order they were added, the weightiest first: how often and where each stands.
    ///
    /// - Parameter name: What a claim of the n-th topic added is called.
    /// - Complexity: One pass over the text up to the last place shown.
    func evidence(name: (_ topic: Int, _ claim: Int32) -> String) -> [[TermEvidence]] {
        let positions = scalarPositions(of: shown.joined().flatMap(\.tally.starts))
        return shown.enumerated().map { topic, claims in
            claims.map { claim, tally in
                TermEvidence(
                    term: name(topic, claim), count: tally.count,
                    places: Place.allCases.filter { tally.places.contains($0.bit) }.map(\.rawValue),
                    positions: tally.starts.compactMap { positions[$0] })
            }
        }
    }

    private enum Place: String, CaseIterable {
        case title, lead, section, item, body

        var bit: Places {
            switch self {
            case .title: Places(rawValue: 1)
            case .lead: Places(rawValue: 2)
            case .section: Places(rawValue: 4)
            case .item: Places(rawValue: 8)
            case .body: Places(rawValue: 16)
            }
        }
    }

    private struct Places: OptionSet { let rawValue: UInt8 }

    private struct Tally {
        var count = 0
        var weight: Float = 0
        var places: Places = []
        var starts: [Int32] = []

        mutating func add(_ mention: Mention, place: Place, after titleLength: Int) {
            count += 1
            weight += mention.weight
            places.insert(place.bit)
            if Int(mention.start) >= titleLength, starts.count < positionLimit { starts.append(mention.start) }
        }
    }

    private func place(of mention: Mention) -> Place {
        let line = outline.line(of: mention)
        switch outline.lines[line].kind {
        case .title: return .title
        case .heading: return outline.isDigest ? .item : .section
        case .paragraph, .furniture:
            if line == Int(outline.lead) { return .lead }
            return outline.isDigest ? .item : .body
        }
    }

    /// The places of some bytes in scalars of the stored text.
    private func scalarPositions(of starts: [Int32]) -> [Int32: Int] {
        var positions: [Int32: Int] = [:]
        var scalars = 0
        var reached = titleLength
        for start in starts.sorted() {
            scalars += scalarCount(reached..<Int(start))
            reached = Int(start)
            positions[start] = scalars
        }
        return positions
    }

    /// How many scalars start in a range: eight bytes at a time, those that only go on with one taken away.
    private func scalarCount(_ range: Range<Int>) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var count = range.count
        var index = range.lowerBound
        while range.upperBound - index >= 8 {
            let bytes = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            count -= ((bytes >> 7) & ~(bytes >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
            index += 8
        }
        while index < range.upperBound {
            if !text[index].startsScalar { count -= 1 }
            index += 1
        }
        return count
    }
}
