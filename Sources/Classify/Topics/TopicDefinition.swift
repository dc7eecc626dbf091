internal import PipelineModel

/// A topic as `pipeline.json` has it: what it is called and how one tells that a text is about it.
///
/// All texts are folded as articles are (Simplified, half-width, lower case), so they may be written in either script.
/// A term that starts or ends with a Latin letter or digit stands for itself alone there: `5g` is in `5G+`, not in
/// `35GB` or `5GHz`. Braces stand for alternatives: `{网上|在线}{问诊|看病|}` is six terms.
public struct TopicDefinition: Sendable, Codable, Equatable {
    /// Kebab case; the partition's name: `data-elements`.
    public var id: String
    /// The names for people, by language: `zh`, `en`.
    public var names: [String: String]
    /// What shows the topic, each with its weight.
    public var terms: [TermGroup]
    /// Words of the field that prove nothing alone and count where a term of the topic stands in the same paragraph, the
    /// title or the heading above: `基站` for 5G.
    public var support: [String]
    /// Words that show the topic only together.
    public var combinations: [Combination]
    /// Texts in which a term means something else: `旅游部数据中心` for `数据中心`. A term inside one is not seen.
    public var guards: [String]
    /// Texts that take the terms of their sentence away.
    public var exclusions: [String]
    /// The score from which on an article is filed under the topic; `nil` for `classify.threshold`.
    public var threshold: Double?

    public init(
        id: String, names: [String: String] = [:], terms: [TermGroup], support: [String] = [],
        combinations: [Combination] = [], guards: [String] = [], exclusions: [String] = [], threshold: Double? = nil
    ) {
        self.id = id
        self.names = names
        self.terms = terms
        self.support = support
        self.combinations = combinations
        self.guards = guards
        self.exclusions = exclusions
        self.threshold = threshold
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            id: container.decode(String.self, forKey: .id),
            names: container.decodeIfPresent([String: String].self, forKey: .names) ?? [:],
            terms: container.decodeIfPresent([TermGroup].self, forKey: .terms) ?? [],
            support: container.decodeIfPresent([String].self, forKey: .support) ?? [],
            combinations: container.decodeIfPresent([Combination].self, forKey: .combinations) ?? [],
            guards: container.decodeIfPresent([String].self, forKey: .guards) ?? [],
            exclusions: container.decodeIfPresent([String].self, forKey: .exclusions) ?? [],
            threshold: container.decodeIfPresent(Double.self, forKey: .threshold))
    }

    static let fields: [OptionField] = [
        OptionField(
            "id", .string(allowed: "a name of a-z, 0-9 and -", accepts: isIdentifier), required: true,
            "Name of the topic in rows and partitions."),
        OptionField(
            "names",
            .object([
                OptionField("zh", .text, "Chinese name."), OptionField("en", .text, "English name."),
            ]), "Names for people."),
        OptionField(
            "terms", .list(.either([.text, .object(TermGroup.fields)])),
            "What shows the topic: a text (weight 1) or a group of texts with a weight; {a|b} stands for either."),
        OptionField(
            "support", .list(.text),
            "Words that count only where a term of the topic stands in the same paragraph, title or heading."),
        OptionField(
            "combinations", .list(.object(Combination.fields)), "Words that show the topic only near each other."),
        OptionField("guards", .list(.text), "Texts in which a term means something else; a term inside is not seen."),
        OptionField("exclusions", .list(.text), "Texts that take away the terms of the sentence they stand in."),
        OptionField(
            "threshold", .number(0...1), "Score from which on an article is filed here; default classify.threshold."),
    ]

    private static func isIdentifier(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, first != 45, last != 45 else { return false }
        return bytes.count <= 64
            && bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}

/// Texts that show a topic equally well.
public struct TermGroup: Sendable, Codable, Equatable {
    public var any: [String]
    /// How far one of them alone shows that its sentence is about the topic, 0...1. Several add up as chances do: two of
    /// 0.5 make 0.75.
    public var weight: Double

    public init(_ any: [String], weight: Double = 1) {
        self.any = any
        self.weight = weight
    }

    enum CodingKeys: String, CodingKey { case any, weight }

    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init([text])
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode([String].self, forKey: .any),
            weight: container.decodeIfPresent(Double.self, forKey: .weight) ?? 1)
    }

    static let fields: [OptionField] = [
        OptionField("any", .list(.text), required: true, "Texts that show the topic equally well."),
        OptionField("weight", .number(0.01...1), "How far one alone shows the topic; default 1."),
    ]
}

/// Words that show a topic together: one of each list, in any order, in one sentence and close to each other.
public struct Combination: Sendable, Codable, Equatable {
    /// Two to four lists; one text of each has to be there.
    public var near: [[String]]
    /// The characters that the shortest stretch holding all of them may have.
    public var within: Int
    /// As ``TermGroup/weight``.
    public var weight: Double

    public init(near: [[String]], within: Int = 16, weight: Double = 1) {
        self.near = near
        self.within = within
        self.weight = weight
    }

    enum CodingKeys: String, CodingKey { case near, within, weight }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            near: container.decode([[String]].self, forKey: .near),
            within: container.decodeIfPresent(Int.self, forKey: .within) ?? 16,
            weight: container.decodeIfPresent(Double.self, forKey: .weight) ?? 1)
    }

    static let fields: [OptionField] = [
        OptionField(
            "near", .list(.list(.text)), required: true, "Two to four lists; one text of each has to be there."),
        OptionField("within", .integer(2...200), "Characters that the stretch holding them may have; default 16."),
        OptionField("weight", .number(0.01...1), "How far it shows the topic; default 1."),
    ]
}
