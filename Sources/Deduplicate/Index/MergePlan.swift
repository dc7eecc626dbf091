/// Decides which segments the next one takes in, as a log-structured merge tree does: segments of one size class are
/// merged once there are eight of them, so that a document is written about once for each class.
/// (P. O'Neil and others, *The Log-Structured Merge-Tree*, Acta Informatica 33, 1996; size tiers as in Bigtable and Cassandra.)
struct MergePlan {
    /// Segments of a class that make one of the next.
    static let fanOut = 8
    /// Merging may write this many times the bytes of the new documents, over time. One rewriting for each class takes
    /// a batch of a thousand documents to eight million.
    static let creditFactor = 4
    /// A run that adds little writes little: up to this much, or 64 times what it added.
    static let smallestMerge = 120 << 10
    /// Above this many segments look-ups suffer, and the cheapest merge is done whatever it costs.
    static let maximumSegments = 160

    let segments: [IndexSegment]
    /// Documents and bytes that are to be written in any case.
    let newDocuments: Int
    let newBytes: Int
    /// Bytes that merging may write by what it saved up.
    let credit: Int
    /// Bytes of all new documents since the index was opened.
    let sessionBytes: Int

    /// How many of the last segments are to be merged with the new documents into one.
    var suffix: Int {
        var best = 0
        var documents = newDocuments
        var cost = 0
        var taken = 0
        while true {
            // What is smaller than the new segment would be goes into it: the writing is paid for by the new one.
            while taken < segments.count, Self.sizeClass(last(taken).documents) < Self.sizeClass(documents) {
                documents += last(taken).documents
                cost += last(taken).bytes
                taken += 1
            }
            guard allows(cost) else { return best }
            best = taken
            let current = Self.sizeClass(documents)
            var peers = taken
            while peers < segments.count, Self.sizeClass(last(peers).documents) == current { peers += 1 }
            guard peers - taken + 1 >= Self.fanOut else { return forced(best) }
            for index in taken..<peers {
                documents += last(index).documents
                cost += last(index).bytes
            }
            taken = peers
        }
    }

    private func last(_ index: Int) -> IndexSegment { segments[segments.count - 1 - index] }

    private func allows(_ cost: Int) -> Bool {
        cost <= Swift.max(credit, Self.smallestMerge) && cost <= Swift.max(Self.smallestMerge, sessionBytes * 64)
    }

    private func forced(_ planned: Int) -> Int {
        guard segments.count - planned >= Self.maximumSegments else { return planned }
        return Swift.max(planned, Self.maximumSegments / 2)
    }

    /// Logarithm to the base eight.
    static func sizeClass(_ documents: Int) -> Int {
        (Int.bitWidth - 1 - Swift.max(documents, 1).leadingZeroBitCount) / 3
    }
}
