/// Writes the article of any number, without having written those before it.
struct Newsroom: Sendable {
    let seed: UInt64
    /// Whether articles are short (300 to 900 characters instead of 500 to 2,500), for runs of a million pages.
    let small: Bool

    /// How many articles of a hundred have one topic; two more have two topics.
    private static let percentWithTopic = 38

    /// The article of `number`.
    ///
    /// - Parameter facts: The number whose places, names and figures it has; another number's make it a refilled notice.
    func article(_ number: Int, facts: Int? = nil) -> MadeArticle {
        var prose = Prose(
            words: SeededRandom(seed: seed, purpose: 1, index: number),
            facts: SeededRandom(seed: seed, purpose: 2, index: facts ?? number))
        let topics = chooseTopics(&prose)
        let title = topics.first.map { prose.fill(prose.words.pick($0.titles)) } ?? prose.title()
        let count = small ? prose.words.within(8...18) : prose.words.within(12...48)
        var passing: [String] = []
        var sentences = (0..<count).map { _ in prose.sentence() }
        if topics.isEmpty, prose.words.chance(20) {
            let mention = prose.words.pick(TopicVocabulary.passing)
            passing = mention.topics
            sentences[prose.words.within(count / 2...count - 1)] = prose.fill(mention.sentence)
        }
        for (rank, topic) in topics.enumerated() {
            // The leading topic opens the article; a second one has the middle to itself.
            let share = count * (topics.count == 1 ? prose.words.within(35...75) : 35) / 100
            let start = rank == 0 ? 0 : count / 2
            let order = topic.sentences.shuffled(using: &prose.words)
            for (offset, template) in order.prefix(max(3, share)).enumerated() {
                sentences[start + offset] = prose.fill(template)
            }
        }
        return MadeArticle(
            title: title, paragraphs: paragraphs(of: sentences, &prose), topics: topics.map(\.id), passing: passing,
            author: prose.person(), source: prose.facts.pick(Vocabulary.sources), day: CalendarDay(&prose.facts))
    }

    private func chooseTopics(_ prose: inout Prose) -> [TopicVocabulary] {
        let draw = prose.words.below(100)
        if draw < Self.percentWithTopic { return [prose.words.pick(TopicVocabulary.all)] }
        if draw < Self.percentWithTopic + 2 {
            return Array(TopicVocabulary.all.shuffled(using: &prose.words).prefix(2))
        }
        return []
    }

    private func paragraphs(of sentences: [String], _ prose: inout Prose) -> [String] {
        var paragraphs: [String] = []
        var index = 0
        while index < sentences.count {
            let end = min(index + prose.words.within(1...4), sentences.count)
            paragraphs.append(sentences[index..<end].joined())
            index = end
        }
        return paragraphs
    }
}
