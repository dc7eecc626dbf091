/// The last bytes of a segment file, which say where everything else is.
///
/// A segment holds, from its first byte: the records end to end, where each record ends (five bytes each), the postings
/// (eight bytes each, sorted), the fence (for each value of the keys' top bits the place of the first posting, four bytes
/// each), zeros up to a multiple of 64, for each of these values a ``KeyFilter``, this footer. All numbers are
/// little-endian.
struct SegmentFooter: Equatable {
    var firstDocument: UInt32 = 0
    var documents: UInt32 = 0
    var postings: UInt64 = 0
    /// Where the record ends start.
    var ends: UInt64 = 0
    /// Where the postings start.
    var postingsStart: UInt64 = 0
    /// Where the fence starts.
    var fence: UInt64 = 0
    /// Top bits of a posting that the fence tells apart.
    var fenceBits: UInt32 = 0

    static let size = 64
    private static let magic: UInt64 = 0x3258_4449_4B52_5450

    var bytes: [UInt8] {
        var writer = ByteWriter()
        for word in words { writer.append(word, bytes: 8) }
        writer.append(check, bytes: 8)
        return writer.bytes
    }

    init() {}

    /// The footer of a file of `size` bytes; `nil` where it is not one, or its places do not fit.
    init?(_ bytes: [UInt8], fileSize: Int) {
        let words: [UInt64]? = bytes.withUnsafeBufferPointer { bytes in
            var reader = ByteReader(bytes)
            return try? (0..<8).map { _ in try reader.number(bytes: 8) }
        }
        guard let words, words[0] == Self.magic else { return nil }
        firstDocument = UInt32(truncatingIfNeeded: words[1])
        documents = UInt32(truncatingIfNeeded: words[1] >> 32)
        postings = words[2]
        ends = words[3]
        postingsStart = words[4]
        fence = words[5]
        fenceBits = UInt32(truncatingIfNeeded: words[6])
        guard words[7] == check, isPlausible(fileSize: UInt64(fileSize)) else { return nil }
    }

    private var words: [UInt64] {
        [
            Self.magic, UInt64(firstDocument) | UInt64(documents) << 32, postings, ends, postingsStart, fence,
            UInt64(fenceBits),
        ]
    }

    private var check: UInt64 { words.reduce(0) { StableHash.combine($0, $1) } }

    private func isPlausible(fileSize: UInt64) -> Bool {
        guard postings <= fileSize, fenceBits <= 32 else { return false }
        return ends + UInt64(documents) * 5 <= postingsStart && postingsStart + postings * 8 == fence
            && filter + (1 << UInt64(fenceBits)) * UInt64(KeyFilter.blockBytes) + UInt64(Self.size) == fileSize
    }

    /// The bucket of the fence that a posting is in.
    @inline(__always)
    func bucket(of bits: UInt64) -> Int { fenceBits == 0 ? 0 : Int(bits >> UInt64(64 - fenceBits)) }

    /// Where the filters start.
    var filter: UInt64 {
        let block = UInt64(KeyFilter.blockBytes)
        return (fence + ((1 << UInt64(fenceBits)) + 1) * 4 + block - 1) / block * block
    }

    /// Bits of a fence for `postings`: at most 64 postings, 512 bytes, between two of its entries, so that a look-up
    /// touches one cache line of the fence and one or two of the postings.
    static func fenceBits(for postings: Int) -> UInt32 {
        var bits: UInt32 = 0
        while postings >> Int(bits) > 64 && bits < 32 { bits += 1 }
        return bits
    }
}
