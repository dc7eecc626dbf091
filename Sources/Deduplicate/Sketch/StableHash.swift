/// The 64-bit hashes of this module. They are stored, so they must be the same on every machine and in every release.
enum StableHash {
    /// Spreads `value` over all 64 bits, one to one (the finaliser of D. Stafford's variant 13, as in SplitMix64).
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        var hash = value
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 31
    }

    /// A hash of two values in their order.
    @inline(__always)
    static func combine(_ first: UInt64, _ second: UInt64) -> UInt64 {
        mix((first &* 0x9E37_79B9_7F4A_7C15) ^ (second &+ 0xD6E8_FEB8_6659_FD93))
    }

    /// A hash of a sequence of scalars; the mark for a gap before a scalar is left out.
    static func of(_ scalars: some Sequence<UInt32>) -> UInt64 {
        var hash: UInt64 = 0x2545_F491_4F6C_DD1D
        for scalar in scalars { hash = combine(hash, UInt64(scalar & ProseText.scalarMask)) }
        return hash
    }

    /// A hash of bytes, for names and addresses.
    static func of(bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0x6A09_E667_F3BC_C908
        for byte in bytes { hash = combine(hash, UInt64(byte)) }
        return hash
    }
}
