/// A term with alternatives in braces, written out: `{网上|在线}问诊` is `网上问诊` and `在线问诊`.
struct Alternatives {
    /// Texts that one term may stand for. A product of more lists is nearly always a slip of the pen.
    static let limit = 512

    /// The texts in UTF-8, in the order they are written.
    let texts: [[UInt8]]

    private enum Mark {
        static let open = UInt8(ascii: "{")
        static let close = UInt8(ascii: "}")
        static let bar = UInt8(ascii: "|")
    }

    /// - Throws: ``Malformed`` for braces that do not match, a text that is empty and more than ``limit`` texts.
    init(of term: String) throws(Malformed) {
        var texts: [[UInt8]] = [[]]
        var rest = Array(term.utf8)[...]
        while let place = rest.firstIndex(where: { $0 == Mark.open || $0 == Mark.close }) {
            guard rest[place] == Mark.open else { throw Malformed("has a } without {") }
            Self.append(rest[..<place], to: &texts)
            rest = rest[(place + 1)...]
            guard let end = rest.firstIndex(of: Mark.close) else { throw Malformed("has a { without }") }
            let choices = rest[..<end].split(separator: Mark.bar, omittingEmptySubsequences: false)
            guard !rest[..<end].contains(Mark.open) else { throw Malformed("has braces inside braces") }
            guard texts.count * choices.count <= Self.limit else {
                throw Malformed("stands for more than \(Self.limit) texts")
            }
            texts = texts.flatMap { text in choices.map { text + $0 } }
            rest = rest[(end + 1)...]
        }
        Self.append(rest, to: &texts)
        guard !texts.contains(where: \.isEmpty) else { throw Malformed("stands for an empty text") }
        self.texts = texts
    }

    private static func append(_ part: ArraySlice<UInt8>, to texts: inout [[UInt8]]) {
        guard !part.isEmpty else { return }
        for index in texts.indices { texts[index] += part }
    }

    /// What is wrong with a term, to be put after its place: `has a { without }`.
    struct Malformed: Error {
        let description: String
        init(_ description: String) { self.description = description }
    }
}
