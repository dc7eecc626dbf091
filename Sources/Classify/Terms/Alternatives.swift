/// A term with alternatives in braces, written out: `{网上|在线}问诊` is `网上问诊` and `在线问诊`.
struct Alternatives {
    /// Texts that one term may stand for. A product of more lists is nearly always a slip of the pen.
    static let limit = 512

    /// The texts, in the order they are written.
    let texts: [String]

    /// - Throws: ``Malformed`` for braces that do not match, a text that is empty and more than ``limit`` texts.
    init(of term: String) throws(Malformed) {
        var texts = [""]
        var rest = term[...]
        while let character = rest.first {
            rest.removeFirst()
            switch character {
            case "{":
                guard let end = rest.firstIndex(of: "}") else { throw Malformed("has a { without }") }
                let inside = rest[..<end]
                guard !inside.contains("{") else { throw Malformed("has braces inside braces") }
                let choices = inside.split(separator: "|", omittingEmptySubsequences: false)
                guard texts.count * choices.count <= Self.limit else {
                    throw Malformed("stands for more than \(Self.limit) texts")
                }
                texts = texts.flatMap { text in choices.map { text + $0 } }
                rest = rest[rest.index(after: end)...]
            case "}": throw Malformed("has a } without {")
            default:
                for index in texts.indices { texts[index].append(character) }
            }
        }
        guard !texts.contains(where: { $0.isEmpty }) else { throw Malformed("stands for an empty text") }
        self.texts = texts
    }

    /// What is wrong with a term, to be put after its place: `has a { without }`.
    struct Malformed: Error {
        let description: String
        init(_ description: String) { self.description = description }
    }
}
