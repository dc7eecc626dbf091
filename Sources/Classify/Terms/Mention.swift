/// A text of the lexicon found in a document, in one of its meanings.
struct Mention: Sendable {
    /// Bytes of the document.
    let start: Int32
    let end: Int32
    let sentence: Int32
    let role: TopicLexicon.Role
    /// The number of the claim within the topic; -1 for words that claim nothing.
    let claim: Int32
    /// 0...1; what an enumeration takes away is taken.
    var weight: Float
    /// Whether it is an entry of a list of other things.
    var isListed = false
    let combination: Int32
    let list: Int32

    var isClaim: Bool { claim >= 0 }

    func isInside(_ other: Mention) -> Bool { start >= other.start && end <= other.end }
}
