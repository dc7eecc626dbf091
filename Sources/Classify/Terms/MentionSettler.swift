/// Decides which mentions of a topic count, once guards, exclusions and longer terms have had their say, and adds the
/// combinations that the words near each other make.
struct MentionSettler {
    private let lexicon: TopicLexicon
    private let text: UnsafeBufferPointer<UInt8>
    private let enumerations: EnumerationReader

    init(_ lexicon: TopicLexicon, _ text: UnsafeBufferPointer<UInt8>, _ outline: DocumentOutline) {
        self.lexicon = lexicon
        self.text = text
        enumerations = EnumerationReader(text, outline)
    }

    /// What counts of a topic's mentions, in the order they stand.
    ///
    /// - Parameter mentions: All of the topic, in the order they end. What counts is left at their start.
    func settle(_ mentions: UnsafeMutableBufferPointer<Mention>, of topic: Int) -> Mentions {
        let unguarded = UnsafeMutableBufferPointer(rebasing: mentions[..<dropGuarded(mentions)])
        let excluded = Set(unguarded.lazy.filter { $0.role == .exclusion }.map { $0.sentence })
        Self.sortByStart(unguarded)
        var parts = CombinationWindow(lexicon.combinations, lists: lexicon.listCounts[topic])
        var together: [Mention] = []
        var reach: Int32 = 0
        var count = 0
        for mention in unguarded where excluded.isEmpty || !excluded.contains(mention.sentence) {
            switch mention.role {
            case .part: if let whole = parts.add(mention, in: text) { together.append(whole) }
            case .term, .support:
                // Sorted by start, longer first: what ends within what was kept stands inside it.
                guard mention.end > reach else { continue }
                reach = mention.end
                mentions[count] = mention
                count += 1
            case .guard, .exclusion: break
            }
        }
        let kept = Mentions(rebasing: mentions[..<count])
        let wholes = together.filter { whole in !kept.overlaps(whole) }
        Self.merge(wholes.sorted { $0.start < $1.start }, into: mentions, count)
        let settled = UnsafeMutableBufferPointer(rebasing: mentions[..<(count + wholes.count)])
        enumerations.mark(settled)
        return Mentions(settled)
    }

    /// Sorts by start, longer first, and keeps the order of equals. By insertion, for a mention is moved past nothing but
    /// what stands inside it.
    private static func sortByStart(_ mentions: UnsafeMutableBufferPointer<Mention>) {
        var next = 1
        while next < mentions.count {
            let mention = mentions[next]
            var place = next
            while place > 0, mention.comesBefore(mentions[place - 1]) {
                mentions[place] = mentions[place - 1]
                place -= 1
            }
            if place < next { mentions[place] = mention }
            next += 1
        }
    }

    /// Puts each whole behind the mentions that start where it does. There is room: a whole took two parts at least.
    ///
    /// - Parameter count: How many mentions there are.
    private static func merge(_ wholes: [Mention], into mentions: UnsafeMutableBufferPointer<Mention>, _ count: Int) {
        var left = count
        for (before, whole) in wholes.enumerated().reversed() {
            while left > 0, mentions[left - 1].start > whole.start {
                left -= 1
                mentions[left + before + 1] = mentions[left]
            }
            mentions[left + before] = whole
        }
    }

    /// Moves what no guard hides to the start, and tells how many that are.
    private func dropGuarded(_ mentions: UnsafeMutableBufferPointer<Mention>) -> Int {
        let guards = mentions.filter { $0.role == .guard }
        guard !guards.isEmpty else { return mentions.count }
        // Both in the order of their ends, so that the guards that may hold a mention are a window.
        var first = 0
        var count = 0
        for mention in mentions {
            while first < guards.count, guards[first].end < mention.end { first += 1 }
            if isHidden(mention, by: guards[first...]) { continue }
            mentions[count] = mention
            count += 1
        }
        return count
    }

    /// - Parameter guards: Those that end with the mention or after it, in the order of their ends.
    private func isHidden(_ mention: Mention, by guards: ArraySlice<Mention>) -> Bool {
        for one in guards {
            guard one.start < mention.end + Int32(TopicLexicon.longestTerm) else { return false }
            if mention.isInside(one) { return mention.role != .guard }
        }
        return false
    }
}

extension Mention {
    fileprivate func comesBefore(_ other: Mention) -> Bool {
        start != other.start ? start < other.start : end > other.end
    }
}

extension Mentions {
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
