internal import HanText
public import PipelineModel

/// The `classify` stage: says which topics an article is about, which it only mentions, and why.
///
/// One pass over the folded bytes finds the terms of all topics. The article's outline (title, lead, sections, paragraphs,
/// items of a digest) tells what each of them weighs, and a logistic model over four features that are the same for
/// every topic makes a score of it.
public struct TopicClassifier: Transform {
    private let threshold: Double
    private let weights: TopicWeights
    private let compiled: CompiledTopics.WhenNeeded

    /// - Throws: ``BadTopics`` with all problems of the topics. Cost: that check; the topics are compiled when the first
    ///   article comes, which takes a few milliseconds for the built-in ones.
    public init(options: ClassifyOptions = .init()) throws(BadTopics) {
        let problems = options.problems()
        guard problems.isEmpty else { throw BadTopics(problems: problems) }
        threshold = options.threshold
        weights = options.weights ?? .shipped
        compiled = CompiledTopics.WhenNeeded(options)
    }

    /// What is wrong with the topics.
    public struct BadTopics: Error, Sendable, CustomStringConvertible {
        /// One at least; places are relative to the stage's part of `pipeline.json`.
        public let problems: [OptionProblem]
        public var description: String {
            problems.map { "classify.\($0.place): \($0.message)" }.joined(separator: "\n")
        }
    }

    /// Files one article. Deterministic, no I/O; never refuses a page. Cost: linear in the text.
    public func process(_ input: NormalisedArticle) throws(PageError) -> Verdict<ClassifiedArticle> {
        .keep(ClassifiedArticle(input, filing: file(title: input.foldedTitle, text: input.foldedText)))
    }

    /// Files a text.
    ///
    /// - Parameters:
    ///   - title: Folded; empty where there is none, then the first line of the text that may be one is taken.
    ///   - text: Folded, one paragraph a line. Positions in the evidence count its scalars.
    public func file(title: [UInt8], text: [UInt8]) -> Filing {
        let compiled = compiled.value
        return Self.withDocument(title: title, text: text) { bytes, titleLength in
            var filed: [TopicScore] = []
            var passing: [TopicScore] = []
            var writer = EvidenceWriter(bytes, titleLength: titleLength)
            let outline = { DocumentOutline(bytes, titleLength: titleLength) }
            compiled.finder.forEachTopic(in: bytes, outline: outline) { topic, mentions, outline in
                guard mentions.contains(where: { $0.isClaim }) else { return }
                let definition = compiled.topics[topic]
                let score = score(of: mentions, in: outline)
                let entry = TopicScore(
                    topic: definition.id, score: (score * 10_000).rounded() / 10_000,
                    evidence: writer.evidence(of: mentions, in: outline, names: compiled.lexicon.claimNames[topic]))
                if score >= definition.threshold ?? threshold { filed.append(entry) } else { passing.append(entry) }
            }
            return Filing(topics: filed.bestFirst, passing: passing.bestFirst)
        }
    }

    /// The score of a topic: of the item of a digest that has the highest.
    private func score(of mentions: Mentions, in outline: DocumentOutline) -> Double {
        var best = 0.0
        FeatureReader.forEachPart(of: mentions, in: outline) { best = max(best, weights.score($0)) }
        return best
    }

    /// The measurements of each topic in a text, in the order of the topics: one, or one for each item of a digest that
    /// mentions it. What `train` learns from.
    public func features(title: [UInt8], text: [UInt8]) -> [[TopicFeatures]] {
        let compiled = compiled.value
        return Self.withDocument(title: title, text: text) { bytes, titleLength in
            let outline = DocumentOutline(bytes, titleLength: titleLength)
            // A topic without a mention has nothing of all that is measured, but no item either.
            var features = [[TopicFeatures]](
                repeating: outline.isDigest ? [] : [TopicFeatures()], count: compiled.topics.count)
            compiled.finder.forEachTopic(in: bytes, outline: { outline }) { topic, mentions, outline in
                features[topic] = []
                FeatureReader.forEachPart(of: mentions, in: outline) { features[topic].append($0) }
            }
            return features
        }
    }

    /// Title and text as one run of bytes, the title a line of its own.
    private static func withDocument<Result>(
        title: [UInt8], text: [UInt8], _ body: (UnsafeBufferPointer<UInt8>, _ titleLength: Int) -> Result
    ) -> Result {
        guard !title.isEmpty else { return text.withUnsafeBufferPointer { body($0, 0) } }
        var document: [UInt8] = []
        document.reserveCapacity(title.count + 1 + text.count)
        document += title
        document.append(10)
        document += text
        return document.withUnsafeBufferPointer { body($0, title.count + 1) }
    }

    /// The ids of the topics in use.
    public var topicIDs: [String] { compiled.value.topics.map(\.id) }

    /// What each pass decides about an article, for `policytrack explain`.
    public func explain(_ article: NormalisedArticle) -> [PassNote] {
        let filing = file(title: article.foldedTitle, text: article.foldedText)
        let features = features(title: article.foldedTitle, text: article.foldedText)
        let found = (filing.topics + filing.passing).flatMap { topic in
            topic.evidence.map { "\(topic.topic): \($0.term) ×\($0.count) in \($0.places.joined(separator: ", "))" }
        }
        let measured = zip(topicIDs, features).flatMap { topic, items in items.map { (topic, $0) } }
            .filter { $1[.mass] > 0 }.map { topic, features in
                let values = Feature.allCases.filter { features[$0] != 0 }
                    .map { "\($0.rawValue) \(Self.short(features[$0]))" }
                return "\(topic): \(values.joined(separator: ", "))"
            }
        let decided =
            filing.topics.map { "\($0.topic): about it, score \(Self.short($0.score))" }
            + filing.passing.map { "\($0.topic): in passing, score \(Self.short($0.score))" }
        return [
            PassNote(.classify, pass: "MentionFinder", lines: found.isEmpty ? ["no term of any topic"] : found),
            PassNote(.classify, pass: "FeatureReader", lines: measured),
            PassNote(.classify, pass: "TopicWeights", lines: decided.isEmpty ? ["unclassified"] : decided),
        ]
    }

    /// Two decimals.
    private static func short(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}

extension [TopicScore] {
    /// Highest score first, then by id, so that the order is the same everywhere.
    fileprivate var bestFirst: [TopicScore] {
        sorted { $0.score != $1.score ? $0.score > $1.score : $0.topic < $1.topic }
    }
}
