/// Says of a key that it is not among the postings of one bucket of the fence, nearly always where it is not: one cache line
/// read in place of one of the fence and one or two of the postings.
///
/// A Bloom filter of one block a bucket: 512 bits for at most 64 postings on average, four of them set for a key. Where all
/// blocks are as full as they get, 2.4 % of the keys that are not there pass.
/// (F. Putze, P. Sanders, J. Singler, *Cache-, Hash- and Space-Efficient Bloom Filters*, WEA 2007.)
struct KeyFilter {
    /// Bytes of a block: a cache line.
    static let blockBytes = 64

    private(set) var words = [UInt64](repeating: 0, count: blockBytes / 8)

    /// Enters the key of a posting.
    mutating func insert(_ key: UInt64) {
        let hash = Self.hash(key)
        for index in 0..<4 {
            let bit = Self.bit(index, of: hash)
            words[bit >> 6] |= 1 << UInt64(bit & 63)
        }
    }

    /// Whether `key` may be in the block that starts at `start`, which is a multiple of eight.
    @inline(__always)
    static func mayHold(_ key: UInt64, _ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
        let hash = hash(key)
        var all: UInt64 = 1
        // Without a branch, so that the processor fetches the blocks of the next keys while it waits for this one.
        for index in 0..<4 {
            let bit = bit(index, of: hash)
            let word = bytes.loadUnaligned(fromByteOffset: start + (bit >> 6) * 8, as: UInt64.self)
            all &= UInt64(littleEndian: word) >> UInt64(bit & 63)
        }
        return all == 1
    }

    /// The top bits of a key are the bucket's and alike for all of it; the product carries the others up.
    @inline(__always)
    private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

    @inline(__always)
    private static func bit(_ index: Int, of hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash >> UInt64(28 + 9 * index)) & 511
    }
}
