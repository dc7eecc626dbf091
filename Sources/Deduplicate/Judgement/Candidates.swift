/// Earlier articles that share keys with a new one, the likeliest first.
struct Candidates {
    /// At most this many are compared. The development stream needs 3 on average; templates of which hundreds of
    /// fillings are known need the likeliest only.
    static let maximum = 64

    private(set) var ranked: [Candidate] = []
    /// Candidates left out.
    private(set) var dropped = 0

    init(sharing keys: SketchKeys, in index: DocumentIndex) throws {
        var places: [UInt32: Int] = [:]
        var documents: [UInt32] = []
        func visit(_ key: UInt64, _ note: (inout Candidate, Double) -> Void) throws {
            documents.removeAll(keepingCapacity: true)
            try index.documents(with: key, into: &documents)
            let weight = 1 / Double(Swift.max(documents.count, 1))
            for document in documents {
                let place = places[document] ?? ranked.count
                if place == ranked.count {
                    places[document] = place
                    ranked.append(Candidate(document: document))
                }
                ranked[place].weight += weight
                note(&ranked[place], weight)
            }
        }
        for key in keys.bands { try visit(key) { candidate, _ in candidate.bands += 1 } }
        for key in keys.sentences {
            try visit(key) { candidate, weight in
                candidate.sentences += 1
                candidate.sentenceWeight += weight
            }
        }
        if let address = keys.address { try visit(address) { candidate, _ in candidate.sameAddress = true } }
        ranked.sort { ($1.weight, $0.document) < ($0.weight, $1.document) }
        if ranked.count > Self.maximum {
            dropped = ranked.count - Self.maximum
            ranked.removeLast(dropped)
        }
    }
}
