/// A text of the lexicon found in a document, in one of its meanings.
struct Mention: Sendable {
    /// Bytes of the document.
    let start: Int32
    let end: Int32
    let sentence: Int32
    /// The place of its topic among those that may have a claim.
    let slot: Int32
    let role: TopicLexicon.Role
    /// Whether it is an entry of a list of other things.
    var isListed = false
    /// The number of the claim within the topic; -1 for words that claim nothing.
    let claim: Int32
    /// 0...1; what an enumeration takes away is taken.
    var weight: Float
    /// The combination and the list of it that a part belongs to; -1 for all others.
    let combination: Int32
    let list: Int32

    var isClaim: Bool { claim >= 0 }

    func isInside(_ other: Mention) -> Bool { start >= other.start && end <= other.end }
}

/// Some mentions of one topic, in the order they stand. Valid while the classifier looks at one document.
typealias Mentions = UnsafeBufferPointer<Mention>

extension Mentions {
    /// Calls `body` with the runs of neighbours that have the same key, one after the other.
    @inline(__always)
    func forEachRun<Key: Equatable>(by key: (Mention) -> Key, _ body: (Key, Mentions) -> Void) {
        var start = 0
        while start < count {
            let first = key(self[start])
            var end = start + 1
            while end < count, key(self[end]) == first { end += 1 }
            body(first, Mentions(rebasing: self[start..<end]))
            start = end
        }
    }
}
