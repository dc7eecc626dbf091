/// Of the meanings of what was found in a text, those of topics that may have a claim there.
///
/// Most texts have words of every field and claims of few topics. What a word means is looked at once a text, not once a
/// hit, so that a word of fifty topics costs no more than one of a single topic.
struct MeaningFilter {
    /// Where the meanings of each entry start in ``uses``, for entries that were found; ``end`` comes after the last one.
    private var starts: [Int32]
    private var uses = [end]

    /// Stands after the meanings of an entry; without any, at the start of ``uses``.
    private static let end = TopicLexicon.Use(topic: -1, role: .support)

    init(_ hits: [MentionFinder.Hit], _ lexicon: TopicLexicon) {
        starts = [Int32](repeating: -1, count: lexicon.entries.count)
        var found: [Int32] = []
        for hit in hits where starts[Int(hit.entry)] < 0 {
            starts[Int(hit.entry)] = 0
            found.append(hit.entry)
        }
        let claimable = Self.claimable(found, lexicon)
        guard claimable.contains(true) else { return }
        for entry in found {
            let start = Int32(uses.count)
            var next = lexicon.entries[Int(entry)].firstUse
            while next >= 0 {
                let use = lexicon.uses[Int(next)]
                if claimable[Int(use.topic)] { uses.append(use) }
                next = use.next
            }
            guard uses.count > Int(start) else { continue }
            uses.append(Self.end)
            starts[Int(entry)] = start
        }
    }

    /// Calls `body` with what a hit means.
    @inline(__always)
    func withUses(of hit: MentionFinder.Hit, _ body: (TopicLexicon.Use) -> Void) {
        var place = Int(starts[Int(hit.entry)])
        while uses[place].topic >= 0 {
            body(uses[place])
            place += 1
        }
    }

    /// Whether a hit means anything.
    @inline(__always)
    func hasUses(_ hit: MentionFinder.Hit) -> Bool { starts[Int(hit.entry)] > 0 }

    /// By topic, whether one of its terms was found or something of each list of one of its combinations.
    private static func claimable(_ found: [Int32], _ lexicon: TopicLexicon) -> [Bool] {
        var claimable = [Bool](repeating: false, count: lexicon.topicCount)
        var lists = [UInt8](repeating: 0, count: lexicon.combinations.count)
        for entry in found {
            var next = lexicon.entries[Int(entry)].firstUse
            while next >= 0 {
                let use = lexicon.uses[Int(next)]
                next = use.next
                switch use.role {
                case .term: claimable[Int(use.topic)] = true
                case .part:
                    let combination = Int(use.combination)
                    lists[combination] |= 1 << UInt8(use.list)
                    if lists[combination].nonzeroBitCount == lexicon.combinations[combination].lists {
                        claimable[Int(use.topic)] = true
                    }
                case .support, .guard, .exclusion: break
                }
            }
        }
        return claimable
    }
}
