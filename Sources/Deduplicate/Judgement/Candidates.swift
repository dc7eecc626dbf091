/// Earlier articles that share keys with a new one, the likeliest first.
struct Candidates {
    /// One of them.
    struct Candidate {
        let document: UInt32
        /// Sum over the shared keys of one over the number of articles that have the key: rare keys say more.
        var weight = 0.0
        var bands = 0
        var sentences = 0
        var sameAddress = false
    }

    /// At most this many are compared. The development stream needs 3 on average; templates of which hundreds of
    /// fillings are known need the likeliest only.
    static let maximum = 64

    private(set) var ranked: [Candidate] = []
    /// Candidates left out.
    private(set) var dropped = 0

    init(sharing keys: SketchKeys, in index: DocumentIndex) {
        var places: [UInt32: Int] = [:]
        var documents: [UInt32] = []
        func visit(_ key: UInt64, _ note: (inout Candidate) -> Void) {
            documents.removeAll(keepingCapacity: true)
            index.documents(with: key, into: &documents)
            let weight = 1 / Double(Swift.max(documents.count, 1))
            for document in documents {
                let place = places[document] ?? ranked.count
                if place == ranked.count {
                    places[document] = place
                    ranked.append(Candidate(document: document))
                }
                ranked[place].weight += weight
                note(&ranked[place])
            }
        }
        for key in keys.bands { visit(key) { $0.bands += 1 } }
        for key in keys.sentences { visit(key) { $0.sentences += 1 } }
        if let address = keys.address { visit(address) { $0.sameAddress = true } }
        ranked.sort { ($1.weight, $0.document) < ($0.weight, $1.document) }
        if ranked.count > Self.maximum {
            dropped = ranked.count - Self.maximum
            ranked.removeLast(dropped)
        }
    }
}
