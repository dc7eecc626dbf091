internal import Normalise

/// The `normalise` stage outside a run: `{"id", "text"}` lines in, `{"id", "text", "repairs", "folded"?}` lines out.
public struct NormaliseFilter {
    private let normaliser: ArticleNormaliser
    private let showsFolded: Bool

    /// - Parameter showsFolded: Whether each answer has the folded copy too.
    public init(configuration: PipelineConfiguration, showsFolded: Bool) {
        normaliser = ArticleNormaliser(options: configuration.normalise)
        self.showsFolded = showsFolded
    }

    /// Answers line by line, in the same order.
    public func run(_ lines: LineFilter = LineFilter()) throws {
        try lines.run { (question: Question) in
            let result = normaliser.normalise(text: question.text)
            return Answer(
                id: question.id, text: result.text, repairs: result.repairs,
                folded: showsFolded ? String(decoding: result.folded, as: UTF8.self) : nil)
        }
    }

    private struct Question: Decodable {
        let id: String
        let text: String
    }

    private struct Answer: Encodable {
        let id: String
        let text: String
        let repairs: [String: Int]
        let folded: String?
    }
}
