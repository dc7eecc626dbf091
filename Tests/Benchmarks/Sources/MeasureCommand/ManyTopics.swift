import Classify
import Corpus

/// A hundred topics with ten thousand terms: the built-in four and made ones beside them.
struct ManyTopics {
    static let count = 100
    static let terms = 10_000

    /// How many characters terms have: one length is drawn for each.
    let lengths: [Int]

    /// As the terms of the built-in topics, of which 39 % have up to four characters and 1 % two: made terms are met in
    /// parts as often as real ones, and as seldom as a whole.
    static let real = ManyTopics(
        lengths: [2] + Array(repeating: 3, count: 4) + Array(repeating: 4, count: 35)
            + Array(repeating: 5, count: 16) + Array(repeating: 6, count: 24) + Array(repeating: 7, count: 8)
            + Array(8...15))

    /// So short that every page names a dozen topics, each with its evidence.
    static let short = ManyTopics(lengths: [2, 3, 4])

    /// The made topics have the characters of the built-in ones' terms, drawn anew, so that a text of the field meets
    /// their beginnings as often as those of real terms. The same on every machine.
    func options() -> ClassifyOptions {
        let builtIn = ClassifyOptions().effectiveTopics
        let characters = builtIn.flatMap { $0.terms.flatMap(\.any) }.joined().unicodeScalars
            .filter { $0.value >= 0x4E00 }.map(String.init)
        var random = SeededRandom(seed: 100)
        let made = (builtIn.count..<Self.count).map { number in
            let texts = (0..<Self.terms / Self.count).map { _ in
                (0..<random.pick(lengths)).map { _ in characters[random.below(characters.count)] }.joined()
            }
            return TopicDefinition(id: "made-\(number)", terms: [TermGroup(texts)])
        }
        return ClassifyOptions(topics: made)
    }
}
