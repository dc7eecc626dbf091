/// Watches the parts of combinations go by and tells when all of one stand near each other.
struct CombinationWindow {
    private let combinations: [TopicLexicon.CompiledCombination]
    /// The last part seen of each list, by combination.
    private var last: [Int32: [Mention?]] = [:]

    init(_ combinations: [TopicLexicon.CompiledCombination]) { self.combinations = combinations }

    /// The whole that `part` completes, if any: a claim from the first part to the last. Its parts are used up.
    ///
    /// - Parameter part: Parts come in the order they start in the text.
    mutating func add(_ part: Mention, in text: UnsafeBufferPointer<UInt8>) -> Mention? {
        let combination = combinations[Int(part.combination)]
        var seen = last[part.combination] ?? [Mention?](repeating: nil, count: combination.lists)
        seen[Int(part.list)] = part
        defer { last[part.combination] = seen }
        var start = part.start
        var end = part.end
        for other in seen {
            guard let other, other.sentence == part.sentence else { return nil }
            start = min(start, other.start)
            end = max(end, other.end)
        }
        guard Int(end - start) <= combination.within * 4,
            text[Int(start)..<Int(end)].lazy.filter(\.startsScalar).count <= combination.within
        else { return nil }
        seen = [Mention?](repeating: nil, count: combination.lists)
        return Mention(
            start: start, end: end, sentence: part.sentence, role: .term, claim: combination.claim,
            weight: combination.weight, combination: -1, list: -1)
    }
}
