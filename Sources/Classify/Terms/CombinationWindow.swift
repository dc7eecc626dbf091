/// Watches the parts of one topic's combinations go by and tells when all of one stand near each other.
struct CombinationWindow {
    private let combinations: [TopicLexicon.CompiledCombination]
    /// The last part seen of each list; those of a combination stand together.
    private var last: [Mention?]

    /// - Parameters:
    ///   - combinations: Of all topics.
    ///   - lists: How many lists the topic's combinations have together.
    init(_ combinations: [TopicLexicon.CompiledCombination], lists: Int) {
        self.combinations = combinations
        last = [Mention?](repeating: nil, count: lists)
    }

    /// The whole that `part` completes, if any: a claim from the first part to the last. Its parts are used up.
    ///
    /// - Parameter part: Parts come in the order they start in the text.
    mutating func add(_ part: Mention, in text: UnsafeBufferPointer<UInt8>) -> Mention? {
        let combination = combinations[Int(part.combination)]
        let lists = Int(combination.firstList)..<Int(combination.firstList + combination.lists)
        last[lists.lowerBound + Int(part.list)] = part
        var start = part.start
        var end = part.end
        for list in lists {
            guard let other = last[list], other.sentence == part.sentence else { return nil }
            start = min(start, other.start)
            end = max(end, other.end)
        }
        guard Int(end - start) <= combination.within * 4,
            text[Int(start)..<Int(end)].lazy.filter(\.startsScalar).count <= combination.within
        else { return nil }
        for list in lists { last[list] = nil }
        return Mention(
            start: start, end: end, sentence: part.sentence, role: .term, claim: combination.claim,
            weight: combination.weight, combination: -1, list: -1)
    }
}
