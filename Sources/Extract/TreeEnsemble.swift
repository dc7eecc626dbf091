internal import Glibc

/// A sum of small decision trees, each of 7 splits and 8 leaves; unused ones are never reached.
///
/// - SeeAlso: G. Ke et al., *LightGBM: A Highly Efficient Gradient Boosting Decision Tree*, NIPS 2017, which trained it.
struct TreeEnsemble: Sendable {
    private static let splits = 7
    private static let leavesPerTree = 8

    /// The column each split looks at.
    let features: [UInt8]
    /// A row whose value is at most this goes left.
    let thresholds: [Float]
    /// Left and right of each split: another split of the tree, or `~leaf`.
    let children: [Int8]
    let leaves: [Float]

    /// The verdict on one row, 0...1.
    func verdict(on row: UnsafeBufferPointer<Float>) -> Double {
        var sum: Float = 0
        for tree in 0..<leaves.count / Self.leavesPerTree {
            var node = 0
            while node >= 0 {
                let split = tree &* Self.splits &+ node
                let goesLeft = row[Int(features[split])] <= thresholds[split]
                node = Int(children[split &* 2 &+ (goesLeft ? 0 : 1)])
            }
            sum += leaves[tree &* Self.leavesPerTree &+ ~node]
        }
        return 1 / (1 + exp(-Double(sum)))
    }
}
