internal import Glibc
internal import PipelineModel

/// How the features of a topic make its score: a logistic model, the same for all topics.
public struct TopicWeights: Sendable, Codable, Equatable {
    /// Added to the weighted sum.
    public var bias: Double
    /// By the name of the feature; 0 where there is none.
    public var features: [Feature: Double] { didSet { vector = Self.vector(features) } }
    /// The same in the order of ``Feature/allCases``.
    private var vector: SIMD4<Double>

    public init(bias: Double, features: [Feature: Double]) {
        self.bias = bias
        self.features = features
        vector = Self.vector(features)
    }

    private static func vector(_ features: [Feature: Double]) -> SIMD4<Double> {
        features.reduce(into: SIMD4()) { $0[$1.key.index] = $1.value }
    }

    enum CodingKeys: String, CodingKey { case bias, features }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let named = try container.decode([String: Double].self, forKey: .features)
        var features: [Feature: Double] = [:]
        for (name, weight) in named {
            if let feature = Feature(rawValue: name) { features[feature] = weight }
        }
        self.init(bias: try container.decode(Double.self, forKey: .bias), features: features)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(bias, forKey: .bias)
        let named = Dictionary(uniqueKeysWithValues: features.map { ($0.rawValue, $1) })
        try container.encode(named, forKey: .features)
    }

    /// The chance that an article with these features is about the topic, 0...1.
    public func score(_ measured: TopicFeatures) -> Double {
        1 / (1 + exp(-(bias + (vector * measured.all).sum())))
    }

    static let fields: [OptionField] = [
        OptionField("bias", .number(-100...100), required: true, "Added to the weighted sum."),
        OptionField(
            "features",
            .object(
                Feature.allCases.map { OptionField($0.rawValue, .number(-100...100), "Weight of this feature.") }),
            required: true, "Weights by feature."),
    ]
}
