public import PipelineModel

/// What `pipeline.json` says of the `classify` stage.
public struct ClassifyOptions: StageOptions, Equatable {
    /// The score from which on an article is filed under a topic, 0...1.
    public var threshold: Double
    /// Whether the topics that come with policytrack are followed.
    public var builtIn: Bool
    /// The user's topics. One with the id of a built-in topic takes its place.
    public var topics: [TopicDefinition]
    /// Files that hold one topic each, in the form of ``topics``; relative to the configuration's folder.
    public var topicFiles: [String]
    /// The file that `policytrack train` wrote weights into; `nil` for the weights that come with policytrack.
    public var weightsFile: String?
    /// How the features of an article make a score, as read from ``weightsFile``; `nil` for the weights that come along.
    public var weights: TopicWeights?

    public init() {
        self.init(threshold: 0.5)
    }

    public init(
        threshold: Double = 0.5, builtIn: Bool = true, topics: [TopicDefinition] = [], topicFiles: [String] = [],
        weightsFile: String? = nil, weights: TopicWeights? = nil
    ) {
        self.threshold = threshold
        self.builtIn = builtIn
        self.topics = topics
        self.topicFiles = topicFiles
        self.weightsFile = weightsFile
        self.weights = weights
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            threshold: container.decodeIfPresent(Double.self, forKey: .threshold) ?? 0.5,
            builtIn: container.decodeIfPresent(Bool.self, forKey: .builtIn) ?? true,
            topics: container.decodeIfPresent([TopicDefinition].self, forKey: .topics) ?? [],
            topicFiles: container.decodeIfPresent([String].self, forKey: .topicFiles) ?? [],
            weightsFile: container.decodeIfPresent(String.self, forKey: .weightsFile))
    }

    enum CodingKeys: String, CodingKey { case threshold, builtIn, topics, topicFiles, weightsFile }

    public static let fields: [OptionField] = [
        OptionField("threshold", .number(0...1), "Score from which on an article is filed under a topic; default 0.5."),
        OptionField(
            "builtIn", .boolean, "Whether the four topics that come with policytrack are followed; default true."),
        OptionField(
            "topics", .list(.object(TopicDefinition.fields)),
            "Topics of your own; one with the id of a built-in topic takes its place."),
        OptionField(
            "topicFiles", .list(.text),
            "Files with one topic of yours each, in the form of an entry of topics; relative to this file."),
        OptionField(
            "weightsFile", .text,
            "File of weights that 'policytrack train' wrote, relative to this file; default: the weights that come along."
        ),
    ]

    /// The keys of a topic, for the check of ``topicFiles``.
    public static var topicFields: [OptionField] { TopicDefinition.fields }
    /// The keys of the weights, for the check of ``weightsFile``.
    public static var weightsFields: [OptionField] { TopicWeights.fields }

    public func problems() -> [OptionProblem] {
        TopicCheck(topics).problems
    }

    /// The topics in use: the built-in ones that no topic of the user's replaces, then the user's.
    public var effectiveTopics: [TopicDefinition] {
        let own = Set(topics.map(\.id))
        return (builtIn ? BuiltInTopics.all.filter { !own.contains($0.id) } : []) + topics
    }
}
