/// What two shingle samples have in common.
struct ShingleOverlap: Equatable {
    let left: Int
    let right: Int
    let common: Int

    /// Estimated share of the smaller one's shingles that the larger one has, 0...1.
    var containment: Double {
        let smaller = Swift.min(left, right)
        return smaller == 0 ? 0 : Double(common) / Double(smaller)
    }

    /// Estimated Jaccard similarity, 0...1.
    var resemblance: Double {
        let union = left + right - common
        return union == 0 ? 0 : Double(common) / Double(union)
    }

    /// The smaller one's size over the larger one's, 0...1.
    var balance: Double {
        let larger = Swift.max(left, right)
        return larger == 0 ? 0 : Double(Swift.min(left, right)) / Double(larger)
    }
}
