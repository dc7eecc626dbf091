internal import HanText
public import PipelineModel

/// The `classify` stage: says which topics an article is about, which it only mentions, and why.
///
/// One pass over the folded bytes finds the terms of all topics. The article's outline (title, lead, sections, paragraphs,
/// items of a digest) tells what each of them weighs, and a logistic model over a dozen features that are the same for
/// every topic makes a score of it.
public struct TopicClassifier: Transform {
    private let topics: [TopicDefinition]
    private let threshold: Double
    private let weights: TopicWeights
    private let lexicon: TopicLexicon
    private let finder: MentionFinder

    /// - Throws: ``BadTopics`` with all problems of the topics. Cost: a few milliseconds for the built-in topics.
    public init(options: ClassifyOptions = .init()) throws(BadTopics) {
        let problems = options.problems()
        guard problems.isEmpty else { throw BadTopics(problems: problems) }
        topics = options.effectiveTopics
        threshold = options.threshold
        weights = options.weights ?? .shipped
        do throws(Alternatives.Malformed) {
            lexicon = try TopicLexicon(topics)
        } catch {
            throw BadTopics(problems: [OptionProblem(place: "topics", message: error.description)])
        }
        finder = MentionFinder(lexicon)
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
        let titleLength = title.isEmpty ? 0 : title.count + 1
        let document = titleLength == 0 ? text : title + [10] + text
        return document.withUnsafeBufferPointer { bytes in
            let outline = DocumentOutline(bytes, titleLength: titleLength)
            var filed: [TopicScore] = []
            var passing: [TopicScore] = []
            for (topic, mentions) in finder.find(in: bytes, outline).enumerated() {
                guard mentions.contains(where: \.isClaim) else { continue }
                let score = FeatureReader.features(of: mentions, in: outline).map(weights.score).max() ?? 0
                let entry = TopicScore(
                    topic: topics[topic].id, score: (score * 10_000).rounded() / 10_000,
                    evidence: EvidenceWriter(bytes, outline, titleLength: titleLength)
                        .evidence(of: mentions, names: lexicon.claimNames[topic]))
                if score >= topics[topic].threshold ?? threshold { filed.append(entry) } else { passing.append(entry) }
            }
            return Filing(topics: filed.bestFirst, passing: passing.bestFirst)
        }
    }

    /// The measurements of each topic in a text, in the order of the topics: one, or one for each item of a digest that
    /// mentions it. What `train` learns from.
    public func features(title: [UInt8], text: [UInt8]) -> [[TopicFeatures]] {
        let titleLength = title.isEmpty ? 0 : title.count + 1
        let document = titleLength == 0 ? text : title + [10] + text
        return document.withUnsafeBufferPointer { bytes in
            let outline = DocumentOutline(bytes, titleLength: titleLength)
            return finder.find(in: bytes, outline).map { FeatureReader.features(of: $0, in: outline) }
        }
    }

    /// The ids of the topics in use.
    public var topicIDs: [String] { topics.map(\.id) }

    /// What each pass decides about an article, for `policytrack explain`.
    public func explain(_ article: NormalisedArticle) -> [PassNote] {
        let filing = file(title: article.foldedTitle, text: article.foldedText)
        let features = features(title: article.foldedTitle, text: article.foldedText)
        let found = (filing.topics + filing.passing).flatMap { topic in
            topic.evidence.map { "\(topic.topic): \($0.term) ×\($0.count) in \($0.places.joined(separator: ", "))" }
        }
        let measured = zip(topics, features).flatMap { topic, items in items.map { (topic, $0) } }
            .filter { $1[.mass] > 0 }.map { topic, features in
                let values = Feature.allCases.filter { features[$0] != 0 }
                    .map { "\($0.rawValue) \(Self.short(features[$0]))" }
                return "\(topic.id): \(values.joined(separator: ", "))"
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
