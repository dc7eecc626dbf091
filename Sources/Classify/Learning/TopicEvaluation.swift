/// How well scores and labels agree.
public struct TopicEvaluation: Sendable {
    /// Right, false and missed decisions.
    public struct Counts: Sendable, Codable, Equatable {
        public var right = 0
        public var falsely = 0
        public var missed = 0

        public init(right: Int = 0, falsely: Int = 0, missed: Int = 0) {
            self.right = right
            self.falsely = falsely
            self.missed = missed
        }

        /// Of what was filed, the share that was right; 1 where nothing was filed and nothing missed.
        public var precision: Double {
            right + falsely > 0 ? Double(right) / Double(right + falsely) : missed == 0 ? 1 : 0
        }
        /// Of what should have been filed, the share that was.
        public var recall: Double { right + missed > 0 ? Double(right) / Double(right + missed) : 1 }
        /// The harmonic mean of both.
        public var f1: Double {
            precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
        }

        static func + (left: Counts, right: Counts) -> Counts {
            Counts(
                right: left.right + right.right, falsely: left.falsely + right.falsely,
                missed: left.missed + right.missed)
        }
    }

    /// A text that was filed wrongly.
    public struct Mistake: Sendable, Codable, Equatable {
        public let id: String
        public let topic: String
        /// What the classifier said; 0 where it saw no claim.
        public let score: Double
        /// Whether the topic was missed, as against filed falsely.
        public let missed: Bool
        public let isBorderline: Bool
    }

    public let topics: [String]
    public let threshold: Double
    public private(set) var counts: [String: Counts] = [:]
    /// Texts filed under exactly the right topics.
    public private(set) var exact = 0
    /// Texts with the right topic first, or rightly without any.
    public private(set) var primary = 0
    /// By topic, missed ones first.
    public private(set) var mistakes: [Mistake] = []
    private let texts: [ScoredText]

    /// - Parameter topics: The ids to look at, in the order they are reported.
    public init(_ texts: [ScoredText], topics: [String], threshold: Double) {
        self.texts = texts
        self.topics = topics
        self.threshold = threshold
        for topic in topics { counts[topic] = Self.counts(texts, topic, threshold) }
        for text in texts {
            let filed = text.filed(from: threshold).filter(topics.contains)
            let wanted = text.topics.filter(topics.contains)
            if Set(filed) == Set(wanted) { exact += 1 }
            if filed.first == wanted.first { primary += 1 }
            for topic in topics where filed.contains(topic) != wanted.contains(topic) {
                mistakes.append(
                    Mistake(
                        id: text.id, topic: topic, score: text.scores[topic] ?? 0, missed: wanted.contains(topic),
                        isBorderline: text.isBorderline))
            }
        }
        mistakes.sort {
            $0.topic != $1.topic ? $0.topic < $1.topic : $0.missed != $1.missed ? $0.missed : $0.id < $1.id
        }
    }

    /// How many texts there are.
    public var count: Int { texts.count }

    /// All decisions together.
    public var micro: Counts { topics.reduce(Counts()) { $0 + (counts[$1] ?? Counts()) } }

    /// The mean of the topics' F1.
    public var macroF1: Double { topics.reduce(0) { $0 + (counts[$1]?.f1 ?? 0) } / Double(max(topics.count, 1)) }

    /// All decisions together at another threshold.
    public func micro(at threshold: Double) -> Counts {
        topics.reduce(Counts()) { $0 + Self.counts(texts, $1, threshold) }
    }

    /// Scores in tenths against labels: how many there are, their mean and the share that was right.
    public var calibration: [(scores: Int, mean: Double, right: Double)] {
        var bins = [(scores: Int, sum: Double, right: Int)](repeating: (0, 0, 0), count: 10)
        for text in texts {
            for (topic, score) in text.scores where topics.contains(topic) {
                let bin = min(9, Int(score * 10))
                bins[bin].scores += 1
                bins[bin].sum += score
                if text.topics.contains(topic) { bins[bin].right += 1 }
            }
        }
        return bins.map { bin in
            let total = Double(max(bin.scores, 1))
            return (bin.scores, bin.sum / total, Double(bin.right) / total)
        }
    }

    /// What readers' first topics were taken for; `nil` for none. The commonest first.
    public var confusions: [(labelled: String?, filed: String?, count: Int)] {
        var counts: [[String?]: Int] = [:]
        for text in texts {
            let filed = text.filed(from: threshold).first(where: topics.contains)
            counts[[text.topics.first(where: topics.contains), filed], default: 0] += 1
        }
        return counts.map { (labelled: $0.key[0], filed: $0.key[1], count: $0.value) }
            .sorted {
                $0.count != $1.count
                    ? $0.count > $1.count : ($0.labelled ?? "", $0.filed ?? "") < ($1.labelled ?? "", $1.filed ?? "")
            }
    }

    /// The same without the texts on which readers may differ.
    public var clear: TopicEvaluation {
        TopicEvaluation(texts.filter { !$0.isBorderline }, topics: topics, threshold: threshold)
    }

    private static func counts(_ texts: [ScoredText], _ topic: String, _ threshold: Double) -> Counts {
        var counts = Counts()
        for text in texts {
            let isFiled = (text.scores[topic] ?? -1) >= threshold
            switch (isFiled, text.topics.contains(topic)) {
            case (true, true): counts.right += 1
            case (true, false): counts.falsely += 1
            case (false, true): counts.missed += 1
            case (false, false): break
            }
        }
        return counts
    }
}
