/// Learns the weights of the features from labelled texts.
public struct TopicTrainer: Sendable {
    private let texts: [LabelledText]
    private let topics: [String]
    private let measured: [[[TopicFeatures]]]

    /// Measures all texts once.
    ///
    /// - Parameter options: The topics; their weights play no part.
    public init(_ texts: [LabelledText], options: ClassifyOptions) throws(TopicClassifier.BadTopics) {
        let classifier = try TopicClassifier(options: options)
        self.texts = texts
        topics = classifier.topicIDs
        measured = texts.map { classifier.features(title: $0.title, text: $0.text) }
    }

    /// The weights that all texts teach.
    public func weights() -> TopicWeights { weights(from: { _ in true }) }

    /// The score of each topic on each text, by weights learned without the text's own fold: an honest guess at what the
    /// weights are worth on texts they have not seen.
    ///
    /// - Parameters:
    ///   - folds: 2 or more; with 3, a third of the texts is held back at a time.
    ///   - repeats: How often the texts are dealt into folds anew; each text comes as often. One deal alone may be a
    ///     lucky one.
    public func crossValidated(folds: Int = 5, repeats: Int = 1) -> [ScoredText] {
        (0..<repeats).flatMap { deal in
            let places = texts.map { fold(of: $0, of: folds, deal: deal) }
            let byFold = (0..<folds).map { fold in weights { places[$0] != fold } }
            return texts.indices.map { scored($0, by: byFold[places[$0]]) }
        }
    }

    /// The score of each topic on each text.
    public func scored(by weights: TopicWeights) -> [ScoredText] {
        texts.indices.map { scored($0, by: weights) }
    }

    private func scored(_ index: Int, by weights: TopicWeights) -> ScoredText {
        var scores: [String: Double] = [:]
        for (topic, items) in zip(topics, measured[index]) {
            scores[topic] = items.filter { $0[.mass] > 0 }.map(weights.score).max()
        }
        return ScoredText(
            id: texts[index].id, topics: texts[index].topics, isBorderline: texts[index].isBorderline, scores: scores)
    }

    /// A topic without a claim in the text has no score, so it teaches nothing either. Of the items of a digest the one
    /// that has most of the topic speaks for it.
    private func weights(from isTaught: (Int) -> Bool) -> TopicWeights {
        var samples: [LogisticFit.Sample] = []
        for index in texts.indices where isTaught(index) {
            for (topic, items) in zip(topics, measured[index]) {
                guard let features = items.max(by: { $0[.mass] < $1[.mass] }), features[.mass] > 0 else { continue }
                samples.append(.init(features: features, isAbout: texts[index].topics.contains(topic)))
            }
        }
        return LogisticFit.weights(for: samples)
    }

    /// FNV-1a over the deal and the id: the same fold on every machine.
    private func fold(of text: LabelledText, of folds: Int, deal: Int) -> Int {
        let hash = "\(deal)/\(text.id)".utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        // The lowest bits of FNV hang on the lowest bits of the bytes alone.
        return Int((hash ^ hash >> 15) % UInt32(folds))
    }
}
