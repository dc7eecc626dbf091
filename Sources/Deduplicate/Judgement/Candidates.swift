/// Earlier articles that share keys with a new one, the likeliest first.
struct Candidates {
    /// At most this many are compared. The development stream needs 3 on average; templates of which hundreds of
    /// fillings are known need the likeliest only.
    static let maximum = 64

    /// Of the articles that have a key, so many of the first ones are compared where that key is all they share.
    ///
    /// Where a new article repeats one that hundreds have copied, the original and its first copies are among them; all others have a set phrase
    /// in common. Of 4.6 million pairs with one key in common none was one article (300,000 generated pages, where they were 95 % of all
    /// comparisons), and every copy shared three at least.
    static let proposedByOneKey = 4

    private(set) var ranked: [Candidate] = []
    /// Candidates left out.
    private(set) var dropped = 0

    init(sharing keys: SketchKeys, in index: DocumentIndex) throws {
        let all = keys.shared
        var weights: [Double] = []
        weights.reserveCapacity(all.count)
        var shared: [SharedKey] = []
        var documents: [UInt32] = []
        for (place, key) in all.enumerated() {
            documents.removeAll(keepingCapacity: true)
            try index.documents(with: key, into: &documents)
            weights.append(1 / Double(Swift.max(documents.count, 1)))
            for (rank, document) in documents.enumerated() {
                shared.append(SharedKey(document: document, key: place, rank: rank))
            }
        }
        shared.sort()
        var start = 0
        while start < shared.count {
            let document = shared[start].document
            let end = shared[start...].firstIndex { $0.document != document } ?? shared.count
            if end - start > 1 || shared[start].rank < Self.proposedByOneKey {
                var candidate = Candidate(document: document)
                for entry in shared[start..<end] { candidate.share(weights[entry.key], keys.purpose(at: entry.key)) }
                ranked.append(candidate)
            } else {
                dropped += 1
            }
            start = end
        }
        ranked.sort { ($1.weight, $0.document) < ($0.weight, $1.document) }
        if ranked.count > Self.maximum {
            dropped += ranked.count - Self.maximum
            ranked.removeLast(ranked.count - Self.maximum)
        }
    }
}
