public import PipelineModel

/// What `pipeline.json` says of the `classify` stage.
public struct ClassifyOptions: StageOptions, Equatable {
    /// The score from which on an article is filed under a topic, 0...1.
    public var threshold: Double
    /// Whether the topics that come with policytrack are followed.
    public var builtIn: Bool
    /// The user's topics. One with the id of a built-in topic takes its place.
    public var topics: [TopicDefinition]
    /// How the features of an article make a score; `nil` for the weights that come with policytrack.
    public var weights: TopicWeights?

    public init() {
        self.init(threshold: 0.5)
    }

    public init(
        threshold: Double = 0.5, builtIn: Bool = true, topics: [TopicDefinition] = [], weights: TopicWeights? = nil
    ) {
        self.threshold = threshold
        self.builtIn = builtIn
        self.topics = topics
        self.weights = weights
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            threshold: container.decodeIfPresent(Double.self, forKey: .threshold) ?? 0.5,
            builtIn: container.decodeIfPresent(Bool.self, forKey: .builtIn) ?? true,
            topics: container.decodeIfPresent([TopicDefinition].self, forKey: .topics) ?? [],
            weights: container.decodeIfPresent(TopicWeights.self, forKey: .weights))
    }

    public static let fields: [OptionField] = [
        OptionField("threshold", .number(0...1), "Score from which on an article is filed under a topic; default 0.5."),
        OptionField(
            "builtIn", .boolean, "Whether the four topics that come with policytrack are followed; default true."),
        OptionField(
            "topics", .list(.object(TopicDefinition.fields)),
            "Topics of your own; one with the id of a built-in topic takes its place."),
        OptionField(
            "weights", .object(TopicWeights.fields),
            "How features make a score, as `policytrack train` writes it; default: the weights that come along."),
    ]

    public func problems() -> [OptionProblem] {
        TopicCheck(topics).problems
    }

    /// The topics in use: the built-in ones that no topic of the user's replaces, then the user's.
    public var effectiveTopics: [TopicDefinition] {
        let own = Set(topics.map(\.id))
        return (builtIn ? BuiltInTopics.all.filter { !own.contains($0.id) } : []) + topics
    }
}
