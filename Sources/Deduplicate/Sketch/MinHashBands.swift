/// MinHash over shingles with one permutation: the hashes fall into bins, and a bin's signature is its lowest hash.
///
/// 16 bins make 8 bands of 2 rows, so articles with Jaccard similarity 0.5 share a band with probability 0.90, with 0.3 0.53.
/// An empty bin borrows from the next one that is not, as P. Li, A. Owen and C.-H. Zhang do (*One Permutation Hashing*,
/// NIPS 2012; densification by A. Shrivastava and P. Li, ICML 2014).
enum MinHashBands {
    private static let bins = 16
    private static let rows = 2

    /// One key a band; none where there is no shingle.
    static func keys(of shingles: [UInt64]) -> [UInt64] {
        guard !shingles.isEmpty else { return [] }
        var lowest = [UInt64](repeating: .max, count: bins)
        for shingle in shingles {
            // The low bits choose the bin, so that the bin's lowest hash is not also the bin's number.
            let bin = Int(truncatingIfNeeded: shingle) & (bins - 1)
            if shingle < lowest[bin] { lowest[bin] = shingle }
        }
        let filled = lowest
        for bin in 0..<bins where filled[bin] == .max {
            var donor = (bin + 1) % bins
            while filled[donor] == .max { donor = (donor + 1) % bins }
            lowest[bin] = StableHash.combine(filled[donor], UInt64(bin))
        }
        return stride(from: 0, to: bins, by: rows).map { band in
            var hash = UInt64(band)
            for row in band..<band + rows { hash = StableHash.combine(hash, lowest[row]) }
            return SketchKeys.key(.band, hash)
        }
    }
}
