internal import HanText

/// All that the topics look for, compiled into one automaton.
struct TopicLexicon: Sendable {
    /// Bytes that a folded term may have; keeps the look around a match bounded.
    static let longestTerm = 300

    /// What a text means when it is found.
    enum Role: UInt8, Sendable { case term, support, part, `guard`, exclusion }

    /// One meaning of a text: the same text may serve several topics.
    struct Use: Sendable {
        let topic: Int32
        let role: Role
        /// The combination and the list of it that a ``Role/part`` belongs to.
        var combination: Int32 = -1
        var list: Int32 = -1
        /// The number of the claim, within the topic: what counts as one distinct term.
        var claim: Int32 = -1
        var weight: Float = 0
    }

    /// A text that some topics look for.
    struct Entry: Sendable {
        let text: [UInt8]
        /// Whether a Latin letter or digit at the edge may not go on in the text around it.
        let startsWithWord: Bool
        let endsWithWord: Bool
        let startsWithDigit: Bool
        var uses: [Use]
    }

    /// A combination, ready for use.
    struct CompiledCombination: Sendable {
        let topic: Int32
        let lists: Int
        let within: Int
        let claim: Int32
        let weight: Float
    }

    let entries: [Entry]
    let combinations: [CompiledCombination]
    /// What each topic's claims are called in evidence.
    let claimNames: [[String]]
    let automaton: TermAutomaton

    /// - Parameter topics: Checked: ``TopicCheck`` found no problem.
    init(_ topics: [TopicDefinition]) throws(Alternatives.Malformed) {
        var builder = Builder()
        for (index, topic) in topics.enumerated() { try builder.add(topic, number: Int32(index)) }
        entries = builder.entries
        combinations = builder.combinations
        claimNames = builder.claimNames
        automaton = TermAutomaton(terms: builder.entries.map(\.text))
    }

    private struct Builder {
        var entries: [Entry] = []
        var combinations: [CompiledCombination] = []
        var claimNames: [[String]] = []
        private var numbers: [[UInt8]: Int] = [:]

        mutating func add(_ topic: TopicDefinition, number: Int32) throws(Alternatives.Malformed) {
            var names: [String] = []
            for group in topic.terms {
                for term in group.any {
                    for text in try Alternatives(of: term).texts {
                        let claim = Int32(names.count)
                        names.append(text)
                        add(text, Use(topic: number, role: .term, claim: claim, weight: Float(group.weight)))
                    }
                }
            }
            for combination in topic.combinations {
                let claim = Int32(names.count)
                names.append(combination.near.map { $0.first ?? "" }.joined(separator: "…"))
                for (list, terms) in combination.near.enumerated() {
                    let use = Use(
                        topic: number, role: .part, combination: Int32(combinations.count), list: Int32(list))
                    for term in terms { try add(alternatives: term, use) }
                }
                combinations.append(
                    CompiledCombination(
                        topic: number, lists: combination.near.count, within: combination.within, claim: claim,
                        weight: Float(combination.weight)))
            }
            for term in topic.support { try add(alternatives: term, Use(topic: number, role: .support)) }
            for term in topic.guards { try add(alternatives: term, Use(topic: number, role: .guard)) }
            for term in topic.exclusions { try add(alternatives: term, Use(topic: number, role: .exclusion)) }
            claimNames.append(names)
        }

        private mutating func add(alternatives term: String, _ use: Use) throws(Alternatives.Malformed) {
            for text in try Alternatives(of: term).texts { add(text, use) }
        }

        private mutating func add(_ text: String, _ use: Use) {
            let folded = HanFolding.fold(text)
            guard let first = folded.first, let last = folded.last else { return }
            if let number = numbers[folded] {
                let isNews = !entries[number].uses.contains {
                    $0.topic == use.topic && $0.role == use.role && $0.combination == use.combination
                        && $0.list == use.list
                }
                if isNews { entries[number].uses.append(use) }
                return
            }
            numbers[folded] = entries.count
            entries.append(
                Entry(
                    text: folded, startsWithWord: first.isWord, endsWithWord: last.isWord,
                    startsWithDigit: first.isDigit, uses: [use]))
        }
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 48 && self <= 57 }
    /// A Latin letter or digit of folded text.
    var isWord: Bool { isDigit || (self >= 97 && self <= 122) }
    /// Whether a scalar starts here, in valid UTF-8.
    var startsScalar: Bool { self & 0xC0 != 0x80 }
}
