/// Finds in one pass what the topics look for, and decides which of it counts.
struct MentionFinder: Sendable {
    private let lexicon: TopicLexicon

    init(_ lexicon: TopicLexicon) { self.lexicon = lexicon }

    /// The mentions that count, topic by topic, in the order they stand in the text.
    ///
    /// - Complexity: One pass over the text, plus what is found of the topics that may have a claim.
    func find(in text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline) -> [[Mention]] {
        let hits = scan(text)
        var found = mentions(hits, MeaningFilter(hits, lexicon), text, outline)
        for topic in found.indices where !found[topic].isEmpty {
            found[topic] = settle(found[topic], of: topic, text, outline)
        }
        return found
    }

    /// A text of the lexicon where it stands.
    struct Hit {
        let entry: Int32
        let end: Int32
        /// The place after the last quotation mark that may stand inside.
        let quote: Int32
    }

    /// All that is found, in the order it ends.
    private func scan(_ text: UnsafeBufferPointer<UInt8>) -> [Hit] {
        var hits: [Hit] = []
        // About what news of the field has; an array that grows is copied as often as it doubles.
        hits.reserveCapacity(text.count / 16)
        lexicon.automaton.scan(text) { term, end, quote in
            hits.append(Hit(entry: term, end: Int32(end), quote: Int32(quote)))
        }
        return hits
    }

    /// Mentions of a topic that are looked at: the first ones of a page that says nothing else, so that its cost stays
    /// bounded. A book of a million characters has fewer.
    private static let mentionLimit = 100_000

    /// What the hits mean, by topic.
    private func mentions(
        _ hits: [Hit], _ filter: MeaningFilter, _ text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline
    ) -> [[Mention]] {
        var found = [[Mention]](repeating: [], count: lexicon.topicCount)
        var sentence = 0
        for hit in hits {
            guard filter.hasUses(hit) else { continue }
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
            filter.withUses(of: hit) { use in
                guard found[Int(use.topic)].count < Self.mentionLimit else { return }
                found[Int(use.topic)].append(
                    Mention(
                        start: Int32(start), end: hit.end, sentence: Int32(sentence), role: use.role,
                        claim: use.claim, weight: use.weight, combination: use.combination, list: use.list))
            }
        }
        return found
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

    /// What is left of a topic's mentions once guards, exclusions and longer terms have had their say, with the
    /// combinations that the words near each other make.
    private func settle(
        _ mentions: [Mention], of topic: Int, _ text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline
    ) -> [Mention] {
        let unguarded = withoutGuarded(mentions)
        let excluded = Set(unguarded.lazy.filter { $0.role == .exclusion }.map(\.sentence))
        let sorted = unguarded.sorted { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
        var kept: [Mention] = []
        var parts = CombinationWindow(lexicon.combinations, lists: lexicon.listCounts[topic])
        var together: [Mention] = []
        var reach: Int32 = 0
        for mention in sorted where !excluded.contains(mention.sentence) {
            switch mention.role {
            case .part: if let whole = parts.add(mention, in: text) { together.append(whole) }
            case .term, .support:
                // Sorted by start, longer first: what ends within what was kept stands inside it.
                guard mention.end > reach else { continue }
                reach = mention.end
                kept.append(mention)
            case .guard, .exclusion: break
            }
        }
        let wholes = together.filter { whole in !kept.overlaps(whole) }
        kept += wholes
        if !wholes.isEmpty { kept.sort { $0.start < $1.start } }
        EnumerationReader(text, outline).mark(&kept)
        return kept
    }

    private func withoutGuarded(_ mentions: [Mention]) -> [Mention] {
        let guards = mentions.filter { $0.role == .guard }
        guard !guards.isEmpty else { return mentions }
        // Both in the order of their ends, so that the guards that may hold a mention are a window.
        var first = 0
        return mentions.filter { mention in
            while first < guards.count, guards[first].end < mention.end { first += 1 }
            var next = first
            while next < guards.count, guards[next].start < mention.end + Int32(TopicLexicon.longestTerm) {
                if mention.isInside(guards[next]) { return mention.role == .guard }
                next += 1
            }
            return true
        }
    }
}

extension [Mention] {
    /// Whether a claim of at least the same weight stands within `whole`. The mentions are in the order they stand.
    fileprivate func overlaps(_ whole: Mention) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].end <= whole.start { low = middle + 1 } else { high = middle }
        }
        while low < count, self[low].start < whole.end {
            if self[low].isClaim, self[low].weight >= whole.weight { return true }
            low += 1
        }
        return false
    }
}
