// Made by script/train-topics; do not edit. The script says what they were learned from.

extension TopicWeights {
    /// The weights that come with policytrack.
    public static let shipped = TopicWeights(
        bias: -11.12, features: [.title: 2.404, .paragraph: 2.346, .mass: 3.076, .density: 3.969])
}
