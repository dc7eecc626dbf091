/// A key that a new article shares with an earlier one, as one number: sorted, the keys of an article stand together.
struct SharedKey: Comparable {
    private let bits: UInt64

    /// - Parameters:
    ///   - key: Its place among the new article's keys.
    ///   - rank: The earlier article's place among those that have the key, ``Posting/maximumPerKey`` at most.
    init(document: UInt32, key: Int, rank: Int) { bits = UInt64(document) << 32 | UInt64(key) << 8 | UInt64(rank) }

    var document: UInt32 { UInt32(bits >> 32) }
    var key: Int { Int(bits >> 8 & 0xFF_FFFF) }
    var rank: Int { Int(bits & 0xFF) }

    static func < (left: SharedKey, right: SharedKey) -> Bool { left.bits < right.bits }
}
