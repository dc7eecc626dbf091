/// Keys of an article's sentences. They find what MinHash cannot: an article and its first third have few shingles in
/// common when counted over both, but whole sentences.
enum SentenceKeys {
    /// Sentences of fewer units are set phrases (`特此通知`) that thousands of articles share.
    private static let shortest = 10
    /// The sentences with the lowest hashes: two articles choose the same ones of those they share. With 16, a first
    /// third of a long article shares five of them on average, and none in one case of three hundred.
    private static let lowest = 16
    /// First sentences are taken whatever their hash: a cut keeps the beginning.
    private static let first = 2
    /// First sentences whose hashes are kept in the sketch, to tell a cut from a quotation.
    private static let leads = 4

    /// Keys for the index, and the hashes of the first sentences.
    static func keys(of text: ProseText) -> (keys: [UInt64], leads: [UInt16]) {
        var hashes: [UInt64] = []
        for sentence in text.sentences where sentence.count >= shortest {
            hashes.append(StableHash.of(text.units[sentence]))
        }
        let leads = hashes.prefix(leads).map { UInt16(truncatingIfNeeded: $0 >> 48) }
        var chosen = Set(hashes.prefix(first))
        var distinct = Set(hashes).sorted()
        distinct.removeLast(Swift.max(distinct.count - lowest, 0))
        chosen.formUnion(distinct)
        return (chosen.sorted().map { SketchKeys.key(.sentence, $0) }, leads)
    }
}
