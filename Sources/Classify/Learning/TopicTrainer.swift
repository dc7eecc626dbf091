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
    public func weights() -> TopicWeights { weights(without: nil, of: 1) }

    /// The score of each topic on each text, by weights learned without the text's own fold: an honest guess at what the
    /// weights are worth on texts they have not seen.
    public func crossValidated(folds: Int = 5) -> [ScoredText] {
        let byFold = (0..<folds).map { weights(without: $0, of: folds) }
        return texts.indices.map { index in
            scored(index, by: byFold[fold(of: texts[index], of: folds)])
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

    /// A topic without a claim in the text has no score, so it teaches nothing either.
    private func weights(without fold: Int?, of folds: Int) -> TopicWeights {
        var samples: [LogisticFit.Sample] = []
        for (text, row) in zip(texts, measured) where fold == nil || self.fold(of: text, of: folds) != fold {
            for (topic, items) in zip(topics, row) {
                guard let features = items.max(by: { $0[.mass] < $1[.mass] }), features[.mass] > 0 else { continue }
                samples.append(.init(features: features, isAbout: text.topics.contains(topic)))
            }
        }
        return LogisticFit.weights(for: samples)
    }

    /// FNV-1a over the id: the same fold on every machine.
    private func fold(of text: LabelledText, of folds: Int) -> Int {
        let hash = text.id.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return Int(hash % UInt32(folds))
    }
}
