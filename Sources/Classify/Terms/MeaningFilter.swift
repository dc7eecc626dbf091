/// Of the meanings of what was found in a text, those of topics that may have a claim there.
///
/// Most texts have words of every field and claims of few topics. What a word means is looked at once a text, not once a
/// hit, so that a word of fifty topics costs no more than one of a single topic. Nothing here is as long as the terms or
/// the topics but a flag for each topic and combination.
struct MeaningFilter {
    /// The topics that may have a claim, in their order.
    private(set) var topics: [Int32] = []
    /// What the hits mean, by ``MentionFinder/Hit/meanings``; ``end`` comes after the last meaning of an entry.
    private var meanings = [end]

    /// What an entry means to one of the topics.
    struct Meaning {
        /// The topic's place in ``topics``; -1 for none.
        let slot: Int32
        let use: TopicLexicon.Use
    }

    /// Stands after the meanings of an entry; without any, at the start of ``meanings``.
    private static let end = Meaning(slot: -1, use: TopicLexicon.Use(topic: -1, role: .support))

    /// - Parameter hits: Each is told where its meanings stand.
    init(_ hits: inout [MentionFinder.Hit], _ lexicon: TopicLexicon) {
        guard !hits.isEmpty else { return }
        let found = Self.number(&hits, ofEntries: lexicon.entries.count)
        var slots = Self.claimable(found, lexicon)
        for topic in slots.indices where slots[topic] >= 0 {
            slots[topic] = Int32(topics.count)
            topics.append(Int32(topic))
        }
        guard !topics.isEmpty else { return }
        meanings.reserveCapacity(2 * found.count)
        let starts = found.map { entry in add(meaningsOf: lexicon.entries[Int(entry)], slots, lexicon) }
        for index in hits.indices { hits[index].meanings = starts[Int(hits[index].meanings)] }
    }

    /// - Parameter slots: By topic; -1 for those that have no claim.
    private mutating func add(
        meaningsOf entry: TopicLexicon.Entry, _ slots: [Int32], _ lexicon: TopicLexicon
    ) -> Int32 {
        let start = meanings.count
        var next = entry.firstUse
        while next >= 0 {
            let use = lexicon.uses[Int(next)]
            let slot = slots[Int(use.topic)]
            if slot >= 0 { meanings.append(Meaning(slot: slot, use: use)) }
            next = use.next
        }
        guard meanings.count > start else { return 0 }
        meanings.append(Self.end)
        return Int32(start)
    }

    /// Calls `body` with what a hit means.
    @inline(__always)
    func forEachMeaning(of hit: MentionFinder.Hit, _ body: (Meaning) -> Void) {
        var place = Int(hit.meanings)
        while meanings[place].slot >= 0 {
            body(meanings[place])
            place += 1
        }
    }

    /// The different entries found, each once; their numbers there become the hits' meanings for now.
    ///
    /// - Complexity: Linear in the hits: a hash table of twice as many places, linearly probed.
    private static func number(_ hits: inout [MentionFinder.Hit], ofEntries count: Int) -> [Int32] {
        var logarithm: UInt32 = 4
        while 1 << logarithm < 2 * min(hits.count, count) { logarithm += 1 }
        let mask = 1 << Int(logarithm) - 1
        var places = [Int32](repeating: -1, count: 1 << Int(logarithm))
        var found: [Int32] = []
        found.reserveCapacity(min(hits.count, count))
        for index in hits.indices {
            let entry = hits[index].entry
            var place = Int((UInt32(bitPattern: entry) &* 0x9E37_79B1) >> (32 - logarithm))
            while places[place] >= 0, found[Int(places[place])] != entry { place = (place + 1) & mask }
            if places[place] < 0 {
                places[place] = Int32(found.count)
                found.append(entry)
            }
            hits[index].meanings = places[place]
        }
        return found
    }

    /// By topic, 0 where one of its terms was found or something of each list of one of its combinations, else -1.
    private static func claimable(_ found: [Int32], _ lexicon: TopicLexicon) -> [Int32] {
        var claimable = [Int32](repeating: -1, count: lexicon.topicCount)
        var lists = [UInt8](repeating: 0, count: lexicon.combinations.count)
        for entry in found where lexicon.entries[Int(entry)].mayClaim {
            var next = lexicon.entries[Int(entry)].firstUse
            while next >= 0 {
                let use = lexicon.uses[Int(next)]
                next = use.next
                switch use.role {
                case .term: claimable[Int(use.topic)] = 0
                case .part:
                    let combination = Int(use.combination)
                    lists[combination] |= 1 << UInt8(use.list)
                    if lists[combination].nonzeroBitCount == lexicon.combinations[combination].lists {
                        claimable[Int(use.topic)] = 0
                    }
                case .support, .guard, .exclusion: break
                }
            }
        }
        return claimable
    }
}
