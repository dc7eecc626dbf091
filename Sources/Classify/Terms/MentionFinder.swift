/// Finds in one pass what the topics look for, and decides which of it counts.
struct MentionFinder: Sendable {
    private let lexicon: TopicLexicon
    private let topicCount: Int

    init(_ lexicon: TopicLexicon) {
        self.lexicon = lexicon
        topicCount = lexicon.claimNames.count
    }

    /// The mentions that count, topic by topic, in the order they stand in the text.
    func find(in text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline) -> [[Mention]] {
        var found = scan(text, outline)
        for topic in found.indices where !found[topic].isEmpty {
            found[topic] = settle(found[topic], text, outline)
        }
        return found
    }

    private func scan(_ text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline) -> [[Mention]] {
        var found = [[Mention]](repeating: [], count: topicCount)
        var sentence = 0
        lexicon.automaton.scan(text) { term, end in
            let entry = lexicon.entries[Int(term)]
            let start = end - entry.text.count
            if entry.endsWithWord, end < text.count, text[end].isWord { return }
            if entry.startsWithWord, start > 0, goesOn(text, entry, before: start) { return }
            while sentence < outline.sentences.count, Int(outline.sentences[sentence].end) < end { sentence += 1 }
            guard sentence < outline.sentences.count, start >= Int(outline.sentences[sentence].start),
                outline.lines[Int(outline.sentences[sentence].line)].kind != .furniture
            else { return }
            for use in entry.uses {
                found[Int(use.topic)].append(
                    Mention(
                        start: Int32(start), end: Int32(end), sentence: Int32(sentence), role: use.role,
                        claim: use.claim, weight: use.weight, combination: use.combination, list: use.list))
            }
        }
        return found
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
        _ mentions: [Mention], _ text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline
    ) -> [Mention] {
        let unguarded = withoutGuarded(mentions)
        let excluded = Set(unguarded.lazy.filter { $0.role == .exclusion }.map(\.sentence))
        let sorted = unguarded.sorted { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
        var kept: [Mention] = []
        var parts = CombinationWindow(lexicon.combinations)
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
