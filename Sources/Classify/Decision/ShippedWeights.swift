// Made by script/train-topics; do not edit. The script says what they were learned from.

extension TopicWeights {
    /// The weights that come with policytrack.
    public static let shipped = TopicWeights(
        bias: -10.969, features: [.title: 2.488, .paragraph: 2.223, .mass: 3.142, .density: 3.894])
}
