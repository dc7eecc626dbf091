internal import Classify
internal import FoundationEssentials
internal import Normalise
public import PipelineModel

/// The `classify` stage outside a run: the filter, and measuring and learning by labelled texts.
public struct TopicWorkbench: Sendable {
    let options: ClassifyOptions
    private let normaliser: ArticleNormaliser

    /// A workbench with the topics, the weights and the repairs of a configuration.
    public init(configuration: PipelineConfiguration = PipelineConfiguration()) {
        options = configuration.classify
        normaliser = ArticleNormaliser(options: configuration.normalise)
    }

    /// A line of the filter's input.
    public struct Question: Decodable, Sendable {
        public let id: String
        public let title: String?
        public let text: String
    }

    /// A line of the filter's output.
    public struct Answer: Encodable, Sendable {
        public let id: String
        public let topics: [TopicScore]
        public let passing: [TopicScore]
    }

    /// Reads `{"id", "title"?, "text"}` lines, normalises them and writes `{"id", "topics", "passing"}` lines.
    public func filter(_ lines: LineFilter) throws {
        let classifier = try TopicClassifier(options: options)
        try lines.run { (question: Question) in
            let (title, text) = folded(title: question.title, text: question.text)
            let filing = classifier.file(title: title, text: text)
            return Answer(id: question.id, topics: filing.topics, passing: filing.passing)
        }
    }

    /// The title and text as the stage gets them: repaired, then folded.
    func folded(title: String?, text: String) -> (title: [UInt8], text: [UInt8]) {
        (title.map { normaliser.normalise(text: $0).folded } ?? [], normaliser.normalise(text: text).folded)
    }
}
