extension TopicWeights {
    /// The weights that come with policytrack, learned by `policytrack train`.
    static let shipped = TopicWeights(
        bias: -7.615,
        features: [
            .title: 0.704,
            .lead: 0.819,
            .item: 3.971,
            .paragraph: 0.795,
            .distinct: 1.445,
            .mass: 0.925,
            .density: 2.752,
            .listed: 0.554,
        ])
}
