internal import CHanTables

/// How often one word stands after another in Simplified Chinese news, for some 310,000 pairs.
///
/// The pairs are known by a hash of 32 bits only: of other pairs, 1 in 14,000 is taken for one of them.
enum WordPairs {
    /// The hash of a word and what follows it, as far as it was read: FNV-1a.
    struct Hash: BitwiseCopyable {
        private var value: UInt64 = 0xCBF2_9CE4_8422_2325

        /// Adds a scalar of 16 bits.
        @inline(__always)
        mutating func add(_ scalar: UInt32) {
            value = (value ^ UInt64(scalar & 0xFF)) &* 0x100_0000_01B3
            value = (value ^ UInt64(scalar >> 8)) &* 0x100_0000_01B3
        }

        /// Adds the scalars of a word, the last one in the lowest 16 bits.
        @inline(__always)
        mutating func add(word: UInt64) {
            var shift = word.leadingZeroBitCount & ~15
            while shift < 64 {
                shift += 16
                add(UInt32(truncatingIfNeeded: word >> UInt64(64 - shift)) & 0xFFFF)
            }
        }

        /// Ends the first word.
        @inline(__always)
        mutating func separate() { add(0x40) }

        fileprivate var folded: UInt32 { UInt32(truncatingIfNeeded: value ^ value >> 32) }
    }

    private static let bucketBits = 17
    /// The level of the count of a pair, as ``CharacterPairs`` has it; `nil` for one not counted. Cost: about 20 ns.
    static func level(of pair: Hash) -> UInt8? {
        let bucket = Int(pair.folded >> UInt32(bucketBits))
        let rest = pair.folded & (1 << UInt32(bucketBits) - 1)
        // Its digits, three characters from `0` on.
        let sought = (rest & 63 | (rest >> 6 & 63) << 8 | (rest >> 12) << 16) &+ 0x30_3030
        let starts: UnsafePointer<UInt32> = policytrack_word_pair_starts() + bucket
        let entries = UnsafeRawPointer(policytrack_word_pairs())
        for number in Int(starts[0])..<Int(starts[1]) {
            let entry = UInt32(littleEndian: entries.loadUnaligned(fromByteOffset: 4 * number, as: UInt32.self))
            if entry & 0xFF_FFFF == sought { return UInt8(entry >> 24) &- 48 }
        }
        return nil
    }
}
