/// A sample of an article's shingles from which the overlap of two articles is estimated.
///
/// A shingle is five units in a row. Those whose hash falls below a limit are kept, and the limit is halved until at most
/// ``capacity`` are left, so the sample of the longer article, cut to the same limit, holds the same shingles.
/// (A. Broder, *On the resemblance and containment of documents*, 1997, section 3: sketches modulo a number.)
struct ShingleSample: Equatable {
    /// Sorted, each once, below ``limit``.
    private(set) var hashes: [UInt32]
    /// How often the limit was halved.
    private(set) var level: UInt8

    /// 26 bits: of 128 kept hashes one in 500,000 meets a stranger in an article short enough to keep all.
    static let hashBits: UInt8 = 26
    /// At most this many hashes are kept, and 64 at least where the article has as many: containment of 0.9 is then known to 0.04.
    static let capacity = 128

    init(hashes: [UInt32], level: UInt8) {
        self.hashes = hashes
        self.level = level
    }

    /// The sample of shingles with these 64-bit hashes, in any order and with repetitions. Cost: linear, but for sorting the sample.
    init(of shingles: [UInt64]) {
        level = 0
        while shingles.count >> Int(level) > Self.capacity && level < Self.hashBits { level += 1 }
        level -= level > 0 ? 1 : 0
        let limit = UInt64(1) << UInt64(64 - level % 64)
        let shift = UInt64(64 - Self.hashBits)
        var kept: [UInt32] = []
        for shingle in shingles where level == 0 || shingle < limit { kept.append(UInt32(shingle >> shift)) }
        kept.sort()
        hashes = []
        for hash in kept where hash != hashes.last { hashes.append(hash) }
        while hashes.count > Self.capacity {
            level += 1
            hashes.removeLast(hashes.count - count(below: Self.limit(at: level)))
        }
    }

    /// Hashes at `level` are below this.
    static func limit(at level: UInt8) -> UInt32 { 1 << UInt32(hashBits - level) }

    private func count(below limit: UInt32) -> Int {
        var low = 0
        var high = hashes.count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < limit { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many shingles of the two samples, cut to the same limit, there are and are common.
    func overlap(with other: ShingleSample) -> ShingleOverlap {
        let limit = Self.limit(at: Swift.max(level, other.level))
        let count = count(below: limit)
        var common = 0
        var place = 0
        var others = 0
        for other in other.hashes {
            guard other < limit else { break }
            others += 1
            while place < count, hashes[place] < other { place += 1 }
            guard place < count, hashes[place] == other else { continue }
            common += 1
            place += 1
        }
        return ShingleOverlap(left: count, right: others, common: common)
    }

    /// Whether ``ShingleOverlap/containment`` with a stored sample is below `least`, 0...1.
    ///
    /// Reads no more of it than settles that: of two samples that have nothing in common, a fifth each where `least` is 0.8.
    func isContainedLess(than least: Double, in stored: StoredSample) throws(ByteReader.Malformed) -> Bool {
        let limit = Self.limit(at: Swift.max(level, stored.level))
        let count = count(below: limit)
        // Below it by more than a division rounds.
        let hopeless = least - 1e-9
        var stored = stored
        var common = 0
        var place = 0
        var others = 0
        while let other = try stored.next(), other < limit {
            others += 1
            while place < count, hashes[place] < other { place += 1 }
            if place < count, hashes[place] == other {
                common += 1
                place += 1
                continue
            }
            // Were all that is left common: a share of this sample, or of the stored one without what it lacks for sure.
            let most = common + Swift.min(count - place, stored.left)
            if Double(most) < hopeless * Double(Swift.min(count, most + others - common)) { return true }
        }
        return ShingleOverlap(left: count, right: others, common: common).containment < least
    }
}
