import Classify
import HanText
import PipelineModel
import Testing

/// What the automaton finds, against a search that looks at every place for every term.
struct TermSearchTests {
    /// A term where it stands, in scalars of the text.
    private struct Found: Hashable {
        let term: String
        let start: Int
        let length: Int
    }

    /// Lines of up to `length` characters.
    private static func text(_ generator: inout SeededGenerator, lines: Int, length: Int) -> String {
        (0..<lines).map { _ in
            (0..<length).map { _ in
                String("甲甲乙乙丙丁𠀀é+“”。".randomElement(using: &generator) ?? "甲")
            }.joined() + "。"
        }.joined(separator: "\n")
    }

    /// All places of all terms, quotation marks passed over; then of what stands inside another only the outer one.
    private static func search(_ terms: Set<String>, in text: String) -> [Found] {
        let scalars = Array(text.unicodeScalars)
        func isQuote(_ place: Int) -> Bool { "“”".unicodeScalars.contains(scalars[place]) }
        var found: [Found] = []
        for term in terms {
            let wanted = Array(term.unicodeScalars)
            for start in scalars.indices where !isQuote(start) {
                var place = start
                var matched = 0
                while place < scalars.count, matched < wanted.count, isQuote(place) || scalars[place] == wanted[matched]
                {
                    if !isQuote(place) { matched += 1 }
                    place += 1
                }
                if matched == wanted.count { found.append(Found(term: term, start: start, length: place - start)) }
            }
        }
        found.sort { $0.start != $1.start ? $0.start < $1.start : $0.length > $1.length }
        var reach = 0
        return found.filter { one in
            guard one.start + one.length > reach else { return false }
            reach = one.start + one.length
            return true
        }
    }

    @Test("finds what a naive search finds, where it finds it", arguments: 0..<40 as Range<UInt64>)
    func asNaive(seed: UInt64) throws {
        var generator = SeededGenerator(seed)
        try compare(&generator, shortest: 1, Self.text(&generator, lines: 12, length: 60), seed)
    }

    @Test(
        "finds as much in texts of a few characters, whose last bytes are looked at apart",
        arguments: 0..<200 as Range<UInt64>)
    func asNaiveAtTheEnd(seed: UInt64) throws {
        var generator = SeededGenerator(seed)
        let length = Int.random(in: 0...6, using: &generator)
        try compare(&generator, shortest: 2, Self.text(&generator, lines: 1, length: length), seed)
    }

    /// - Parameter shortest: Characters of the shortest term; with one of a single character, every place of it is looked at.
    private func compare(_ generator: inout SeededGenerator, shortest: Int, _ text: String, _ seed: UInt64) throws {
        let terms = Set(
            (0..<15).map { _ in
                (0..<Int.random(in: shortest...4, using: &generator)).map { _ in
                    String("甲乙丙丁𠀀é+".randomElement(using: &generator) ?? "甲")
                }.joined()
            })
        let topic = TopicDefinition(id: "t", terms: [TermGroup(terms.sorted(), weight: 0.5)])
        let classifier = try TopicClassifier(options: ClassifyOptions(builtIn: false, topics: [topic]))
        let filing = classifier.file(title: HanFolding.fold("无"), text: HanFolding.fold(text))
        let evidence = (filing.topics + filing.passing).flatMap(\.evidence)
        let naive = Dictionary(grouping: Self.search(terms, in: text), by: \.term)
        #expect(Set(evidence.map(\.term)) == Set(naive.keys), "seed \(seed)")
        for one in evidence {
            let starts = (naive[one.term] ?? []).map(\.start)
            #expect(one.count == starts.count, "\(one.term), seed \(seed)")
            #expect(one.positions == Array(starts.prefix(10)), "\(one.term), seed \(seed)")
        }
    }

    @Test("a hundred topics with ten thousand terms: each text finds its own topic")
    func manyTopics() throws {
        let han = (0..<3000).compactMap { Unicode.Scalar(0x4E00 + $0 * 5) }.map(String.init)
        let topics = (0..<100).map { topic in
            TopicDefinition(
                id: "topic-\(topic)",
                terms: [TermGroup((0..<100).map { han[topic * 30 + $0 % 30] + han[$0 * 7] + han[topic] })])
        }
        let classifier = try TopicClassifier(options: ClassifyOptions(builtIn: false, topics: topics))
        for topic in [0, 37, 99] {
            let terms = topics[topic].terms[0].any
            let text = "本省\(terms[3])、\(terms[4])建成。\(terms[50])已投用，\(terms[51])将扩大，\(terms[99])也在内。"
            let filing = classifier.file(title: HanFolding.fold(terms[5]), text: HanFolding.fold(text))
            #expect(filing.topics.map(\.topic) == ["topic-\(topic)"])
        }
    }

    @Test("a page that is one term over and over has small evidence and a score")
    func hostile() throws {
        let classifier = try TopicClassifier()
        for unit in ["算力", "5G、", "“远程”医疗", "数\"", "在线办理"] {
            let text = [UInt8](HanFolding.fold(String(repeating: unit, count: 30_000)))
            let filing = classifier.file(title: [], text: text)
            for topic in filing.topics + filing.passing {
                #expect((0...1).contains(topic.score))
                #expect(topic.evidence.count <= 20)
                #expect(topic.evidence.allSatisfy { $0.positions.count <= 10 && $0.count <= 100_000 })
            }
        }
    }
}
