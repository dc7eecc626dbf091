internal import HanText

/// All that the topics look for, compiled into one automaton. A class, since it is large and shared.
final class TopicLexicon: Sendable {
    /// Bytes that a folded term may have; keeps the look around a match bounded.
    static let longestTerm = 300

    /// What a text means when it is found.
    enum Role: UInt8, Sendable {
        case term, support, part, `guard`, exclusion

        /// Whether a topic may be claimed for it, alone or with others.
        var mayClaim: Bool { self == .term || self == .part }
    }

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
        /// The number of the next meaning of the same text; -1 for none.
        var next: Int32 = -1
    }

    /// A text that some topics look for.
    struct Entry: Sendable {
        /// Its bytes, without quotation marks.
        let length: Int
        /// Whether a Latin letter or digit at the edge may not go on in the text around it.
        let startsWithWord: Bool
        let endsWithWord: Bool
        let startsWithDigit: Bool
        /// Whether it is a term, or part of a combination, of some topic.
        var mayClaim: Bool
        /// The number of its first meaning; each names the next.
        let firstUse: Int32
    }

    /// A combination, ready for use.
    struct CompiledCombination: Sendable {
        let topic: Int32
        let lists: Int32
        /// The number of its first list among those of the topic.
        let firstList: Int32
        let within: Int
        let claim: Int32
        let weight: Float
    }

    let entries: [Entry]
    let uses: [Use]
    let combinations: [CompiledCombination]
    /// How many lists the combinations of each topic have together.
    let listCounts: [Int]
    let automaton: TermAutomaton
    /// What each topic's claims are called in evidence.
    let claimNames: [[String]]

    /// - Parameter topics: Checked: ``TopicCheck`` found no problem. A term that does not parse is left out.
    /// - Complexity: Linear in the terms; 27 ms of CPU for a hundred topics with ten thousand on a busy machine.
    init(_ topics: [TopicDefinition]) {
        var builder = Builder()
        for (index, topic) in topics.enumerated() { builder.add(topic, number: Int32(index)) }
        entries = builder.entries
        uses = builder.uses
        combinations = builder.combinations
        listCounts = builder.listCounts
        claimNames = builder.claimNames
        automaton = TermAutomaton(builder.trie)
    }

    /// How many topics there are.
    var topicCount: Int { claimNames.count }

    private struct Builder {
        var trie = TermTrie()
        var entries: [Entry] = []
        var uses: [Use] = []
        var combinations: [CompiledCombination] = []
        var listCounts: [Int] = []
        var claimNames: [[String]] = []

        mutating func add(_ topic: TopicDefinition, number: Int32) {
            var names: [String] = []
            for group in topic.terms {
                for term in group.any {
                    for text in Self.texts(of: term) {
                        let claim = Int32(names.count)
                        names.append(String(decoding: text, as: UTF8.self))
                        add(text, Use(topic: number, role: .term, claim: claim, weight: Float(group.weight)))
                    }
                }
            }
            var lists: Int32 = 0
            for combination in topic.combinations {
                let claim = Int32(names.count)
                names.append(combination.near.map { $0.first ?? "" }.joined(separator: "…"))
                for (list, terms) in combination.near.enumerated() {
                    let use = Use(
                        topic: number, role: .part, combination: Int32(combinations.count), list: Int32(list))
                    for term in terms { add(alternatives: term, use) }
                }
                combinations.append(
                    CompiledCombination(
                        topic: number, lists: Int32(combination.near.count), firstList: lists,
                        within: combination.within, claim: claim, weight: Float(combination.weight)))
                lists += Int32(combination.near.count)
            }
            for term in topic.support { add(alternatives: term, Use(topic: number, role: .support)) }
            for term in topic.guards { add(alternatives: term, Use(topic: number, role: .guard)) }
            for term in topic.exclusions { add(alternatives: term, Use(topic: number, role: .exclusion)) }
            listCounts.append(Int(lists))
            claimNames.append(names)
        }

        private static func texts(of term: String) -> [[UInt8]] {
            (try? Alternatives(of: term))?.texts ?? []
        }

        private mutating func add(alternatives term: String, _ use: Use) {
            for text in Self.texts(of: term) { add(text, use) }
        }

        private mutating func add(_ text: [UInt8], _ use: Use) {
            let folded = HanFolding.fold(text)
            guard let first = folded.first, let last = folded.last, let (number, length) = trie.insert(folded) else {
                return
            }
            if Int(number) == entries.count {
                entries.append(
                    Entry(
                        length: length, startsWithWord: first.isWord, endsWithWord: last.isWord,
                        startsWithDigit: first.isDigit, mayClaim: use.role.mayClaim, firstUse: Int32(uses.count)))
                uses.append(use)
            } else {
                add(use, to: entries[Int(number)])
                if use.role.mayClaim { entries[Int(number)].mayClaim = true }
            }
        }

        /// A text that a topic names twice for the same purpose counts as it was named first.
        private mutating func add(_ use: Use, to entry: Entry) {
            var known = Int(entry.firstUse)
            while true {
                let other = uses[known]
                if other.topic == use.topic, other.role == use.role, other.combination == use.combination,
                    other.list == use.list
                {
                    return
                }
                guard other.next >= 0 else { break }
                known = Int(other.next)
            }
            uses[known].next = Int32(uses.count)
            uses.append(use)
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
