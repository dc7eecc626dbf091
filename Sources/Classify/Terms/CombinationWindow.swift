/// Watches the parts of one topic's combinations go by and tells when all of one stand near each other.
struct CombinationWindow {
    private let combinations: [TopicLexicon.CompiledCombination]
    /// The last part seen of each list; those of a combination stand together. Empty until the first part comes.
    private var last: [Part] = []
    private let lists: Int

    private struct Part {
        var start: Int32 = 0
        var end: Int32 = 0
        /// -1 where none was seen.
        var sentence: Int32 = -1
    }

    /// - Parameters:
    ///   - combinations: Of all topics.
    ///   - lists: How many lists the topic's combinations have together.
    init(_ combinations: [TopicLexicon.CompiledCombination], lists: Int) {
        self.combinations = combinations
        self.lists = lists
    }

    /// The whole that `part` completes, if any: a claim from the first part to the last. Its parts are used up.
    ///
    /// - Parameter part: Parts come in the order they start in the text.
    mutating func add(_ part: Mention, in text: UnsafeBufferPointer<UInt8>) -> Mention? {
        if last.isEmpty { last = [Part](repeating: Part(), count: lists) }
        let combination = combinations[Int(part.combination)]
        let lists = Int(combination.firstList)..<Int(combination.firstList + combination.lists)
        last[lists.lowerBound + Int(part.list)] = Part(start: part.start, end: part.end, sentence: part.sentence)
        var start = part.start
        var end = part.end
        for list in lists {
            let other = last[list]
            guard other.sentence == part.sentence else { return nil }
            start = min(start, other.start)
            end = max(end, other.end)
        }
        guard Int(end - start) <= combination.within * 4,
            text[Int(start)..<Int(end)].count(where: { $0.startsScalar }) <= combination.within
        else { return nil }
        for list in lists { last[list] = Part() }
        return Mention(
            start: start, end: end, sentence: part.sentence, slot: part.slot, role: .term, claim: combination.claim,
            weight: combination.weight, combination: -1, list: -1)
    }
}
