/// Finds in one pass what the topics look for, and decides which of it counts.
struct MentionFinder: Sendable {
    private let lexicon: TopicLexicon

    init(_ lexicon: TopicLexicon) { self.lexicon = lexicon }

    /// Calls `body` with the mentions that count of each topic that may have a claim in the text, topic by topic.
    ///
    /// - Parameter outline: Of the text; asked for where there is such a topic.
    /// - Complexity: One pass over the text, plus what is found of those topics.
    func forEachTopic(
        in text: UnsafeBufferPointer<UInt8>, outline: () -> DocumentOutline,
        _ body: (_ topic: Int, Mentions, DocumentOutline) -> Void
    ) {
        var hits = scan(text)
        let filter = MeaningFilter(&hits, lexicon)
        guard !filter.topics.isEmpty else { return }
        let outline = outline()
        let settler = MentionSettler(lexicon, text, outline)
        var (found, ends) = mentions(hits, filter, text, outline)
        found.withUnsafeMutableBufferPointer { found in
            var start = 0
            for (topic, end) in zip(filter.topics, ends) {
                let ofTopic = UnsafeMutableBufferPointer(rebasing: found[start..<end])
                body(Int(topic), settler.settle(ofTopic, of: Int(topic)), outline)
                start = end
            }
        }
    }

    /// A text of the lexicon where it stands.
    struct Hit {
        let entry: Int32
        let end: Int32
        /// The place after the last quotation mark that may stand inside.
        let quote: Int32
        /// Where its meanings stand in the ``MeaningFilter``; 0 for none.
        var meanings: Int32 = 0
    }

    /// All that is found, in the order it ends.
    private func scan(_ text: UnsafeBufferPointer<UInt8>) -> [Hit] {
        var hits: [Hit] = []
        // About what news of the field has; an array that grows is copied as often as it doubles.
        hits.reserveCapacity(text.count / 32)
        lexicon.automaton.scan(text) { term, end, quote in
            hits.append(Hit(entry: term, end: Int32(truncatingIfNeeded: end), quote: Int32(truncatingIfNeeded: quote)))
        }
        return hits
    }

    /// Mentions of a topic that are looked at: the first ones of a page that says nothing else, so that its cost stays
    /// bounded. A book of a million characters has fewer.
    private static let mentionLimit = 100_000

    /// What the hits mean, topic by topic in the order they end, and where those of each topic end.
    private func mentions(
        _ hits: [Hit], _ filter: MeaningFilter, _ text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline
    ) -> (mentions: [Mention], ends: [Int]) {
        var found: [Mention] = []
        found.reserveCapacity(hits.count)
        var counts = [Int](repeating: 0, count: filter.topics.count)
        var sentence = 0
        for hit in hits where hit.meanings > 0 {
            let entry = lexicon.entries[Int(hit.entry)]
            let end = Int(hit.end)
            if entry.endsWithWord, end < text.count, text[end].isWord { continue }
            let start = Self.start(of: entry, hit, in: text)
            if entry.startsWithWord, start > 0, goesOn(text, entry, before: start) { continue }
            while sentence < outline.sentences.count, Int(outline.sentences[sentence].end) < end { sentence += 1 }
            guard sentence < outline.sentences.count else { break }
            guard start >= Int(outline.sentences[sentence].start),
                outline.lines[Int(outline.sentences[sentence].line)].kind != .furniture
            else { continue }
            filter.forEachMeaning(of: hit) { meaning in
                guard counts[Int(meaning.slot)] < Self.mentionLimit else { return }
                counts[Int(meaning.slot)] += 1
                let use = meaning.use
                found.append(
                    Mention(
                        start: Int32(start), end: hit.end, sentence: Int32(sentence), slot: meaning.slot,
                        role: use.role,
                        claim: use.claim, weight: use.weight, combination: use.combination, list: use.list))
            }
        }
        return Self.grouped(found, counts)
    }

    /// The mentions slot by slot, and where those of each slot end.
    private static func grouped(_ found: [Mention], _ counts: [Int]) -> (mentions: [Mention], ends: [Int]) {
        guard counts.count > 1 else { return (found, counts) }
        var places = counts
        var total = 0
        for slot in counts.indices {
            places[slot] = total
            total += counts[slot]
        }
        let mentions = [Mention](unsafeUninitializedCapacity: found.count) { mentions, count in
            for mention in found {
                mentions.initializeElement(at: places[Int(mention.slot)], to: mention)
                places[Int(mention.slot)] += 1
            }
            count = found.count
        }
        return (mentions, places)
    }

    /// Where an entry starts: its bytes back from its end, quotation marks passed over.
    private static func start(
        of entry: TopicLexicon.Entry, _ hit: Hit, in text: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var start = Int(hit.end) - entry.length
        guard Int(hit.quote) > start else { return start }
        start = Int(hit.end)
        var left = entry.length
        while left > 0 {
            start -= 1
            if text[start] != TermTrie.quote { left -= 1 }
        }
        return start
    }

    /// Whether the word that `entry` begins with has begun before: `35g`, `2.5g`.
    private func goesOn(_ text: UnsafeBufferPointer<UInt8>, _ entry: TopicLexicon.Entry, before start: Int) -> Bool {
        let byte = text[start - 1]
        if byte.isWord { return true }
        return entry.startsWithDigit && byte == 0x2E && start > 1 && text[start - 2].isDigit
    }
}
