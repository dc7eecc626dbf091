extension TopicWeights {
    /// The weights that come with policytrack: what `policytrack train` learned from 293 labelled articles. Features it
    /// found no use for are left out.
    public static let shipped = TopicWeights(
        bias: -11.288,
        features: [.title: 3.524, .lead: 0.688, .paragraph: 2.359, .mass: 3.384, .density: 3.954])
}
