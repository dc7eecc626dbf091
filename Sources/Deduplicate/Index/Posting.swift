/// One entry of the index: a key and an article that has it, as one number, so that sorting numbers sorts by key, then
/// by article.
struct Posting: Hashable, Comparable {
    let bits: UInt64

    /// Bits for the document number: 268 million documents.
    static let documentBits: UInt64 = 64 - SketchKeys.bits

    @inline(__always)
    init(key: UInt64, document: UInt32) { bits = key << Self.documentBits | UInt64(document) }

    @inline(__always)
    init(bits: UInt64) { self.bits = bits }

    var key: UInt64 { bits >> Self.documentBits }
    var document: UInt32 { UInt32(truncatingIfNeeded: bits & (1 << Self.documentBits - 1)) }

    @inline(__always)
    static func < (left: Posting, right: Posting) -> Bool { left.bits < right.bits }

    /// Articles remembered for one key: the first ones seen. A sentence that thousands of pages carry tells nothing, and
    /// must not cost thousands of comparisons; the true original of a reprint shares rarer keys with it.
    static let maximumPerKey = 50
}
