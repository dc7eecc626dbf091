import Classify
import Corpus

/// A hundred topics with ten thousand terms: the built-in four and made ones beside them.
enum ManyTopics {
    static let count = 100
    static let terms = 10_000

    /// The made topics have the characters of the built-in ones' terms, drawn anew, so that a text of the field meets
    /// their beginnings as often as those of real terms. The same on every machine.
    static func options() -> ClassifyOptions {
        let builtIn = ClassifyOptions().effectiveTopics
        let characters = builtIn.flatMap { $0.terms.flatMap(\.any) }.joined().unicodeScalars
            .filter { $0.value >= 0x4E00 }.map(String.init)
        var random = SeededRandom(seed: 100)
        let made = (builtIn.count..<count).map { number in
            let texts = (0..<terms / count).map { _ in
                (0..<random.within(2...4)).map { _ in
                    characters[random.below(characters.count)]
                }.joined()
            }
            return TopicDefinition(id: "made-\(number)", terms: [TermGroup(texts)])
        }
        return ClassifyOptions(topics: made)
    }
}
