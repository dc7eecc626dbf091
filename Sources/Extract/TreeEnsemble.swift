internal import Glibc

/// A sum of small decision trees, each of at most 7 splits and 8 leaves.
///
/// Rows are judged thirty-two at a time and without branches: each split is compared for all of them, the outcomes of a
/// tree's splits are the bits of a number, and a table says which leaf the number means. Walking each tree for each row
/// took four times as many instructions, and most of its branches were mispredicted.
///
/// - SeeAlso: G. Ke et al., *LightGBM: A Highly Efficient Gradient Boosting Decision Tree*, NIPS 2017, which trained it;
///   C. Lucchese et al., *QuickScorer*, SIGIR 2015, for trees as bit vectors.
struct TreeEnsemble: Sendable {
    private static let splits = 7
    private static let leavesPerTree = 8
    /// Rows judged together: what the compiler turns into eight vector operations a split.
    private static let batch = 32

    /// The column each split looks at.
    private let features: [UInt8]
    /// A row whose value is at most this goes left.
    private let thresholds: [Float]
    /// What each tree adds, by the bits of the splits at which a row goes right.
    private let values: [Float]
    private let trees: Int

    /// - Parameters:
    ///   - features: The column each split looks at, 7 splits a tree.
    ///   - thresholds: A row whose value is at most this goes left.
    ///   - children: Left and right of each split: another split of the tree, or `~leaf`. Unused splits are never reached.
    ///   - leaves: What each leaf adds, 8 a tree.
    init(features: [UInt8], thresholds: [Float], children: [Int8], leaves: [Float]) {
        self.features = features
        self.thresholds = thresholds
        trees = leaves.count / Self.leavesPerTree
        values = (0..<trees << Self.splits).map { place in
            let tree = place >> Self.splits
            var node = 0
            while node >= 0 {
                let goesRight = place >> node & 1
                node = Int(children[(tree * Self.splits + node) * 2 + goesRight])
            }
            return leaves[tree * Self.leavesPerTree + ~node]
        }
    }

    /// The verdicts on rows that consist of two parts each, 0...1.
    ///
    /// - Parameters:
    ///   - first: The first columns of each row, row by row.
    ///   - second: Its other columns; may be empty.
    func verdicts(count: Int, first: [Float], second: [Float] = []) -> [Double] {
        guard count > 0 else { return [] }
        var verdicts: [Double] = []
        verdicts.reserveCapacity(count)
        let widths = (first.count / count, second.count / count)
        var columns = [Float](repeating: 0, count: (widths.0 + widths.1) * Self.batch)
        var sums = [Float](repeating: 0, count: Self.batch)
        for start in stride(from: 0, to: count, by: Self.batch) {
            let rows = start..<min(count, start + Self.batch)
            Self.transpose(first, rows, width: widths.0, to: &columns, from: 0)
            Self.transpose(second, rows, width: widths.1, to: &columns, from: widths.0)
            columns.withUnsafeBufferPointer { columns in
                sums.withUnsafeMutableBufferPointer { sums in sum(columns, into: sums) }
            }
            for row in rows { verdicts.append(1 / (1 + exp(-Double(sums[row - start])))) }
        }
        return verdicts
    }

    /// Turns rows into columns of ``batch`` numbers.
    private static func transpose(
        _ table: [Float], _ rows: Range<Int>, width: Int, to columns: inout [Float], from firstColumn: Int
    ) {
        table.withUnsafeBufferPointer { table in
            columns.withUnsafeMutableBufferPointer { columns in
                for (place, row) in rows.enumerated() {
                    for column in 0..<width {
                        columns[(firstColumn &+ column) &* batch &+ place] = table[row &* width &+ column]
                    }
                }
            }
        }
    }

    /// Adds up all trees for the rows in `columns`.
    private func sum(_ columns: UnsafeBufferPointer<Float>, into sums: UnsafeMutableBufferPointer<Float>) {
        guard let columns = columns.baseAddress, let sums = sums.baseAddress else { return }
        for row in 0..<Self.batch { sums[row] = 0 }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.batch) { bits in
            guard let bits = bits.baseAddress else { return }
            for tree in 0..<trees {
                for row in 0..<Self.batch { bits[row] = 0 }
                for split in 0..<Self.splits {
                    let place = tree &* Self.splits &+ split
                    let column = columns + Int(features[place]) &* Self.batch
                    let threshold = thresholds[place]
                    let bit = UInt32(1) << UInt32(split)
                    for row in 0..<Self.batch { bits[row] |= column[row] > threshold ? bit : 0 }
                }
                let offset = tree << Self.splits
                for row in 0..<Self.batch { sums[row] += values[offset &+ Int(bits[row])] }
            }
        }
    }
}
