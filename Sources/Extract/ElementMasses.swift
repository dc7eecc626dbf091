internal import HTMLTree

/// What the first model's verdicts add up to in each element.
struct ElementMasses {
    /// A longer block counts as this many characters, so that one long paragraph does not decide alone.
    static let maximumUnits = 200.0

    /// How much each block speaks for its container: its length times its verdict, -1...1.
    let votes: [Double]
    /// The element with the largest sum of votes; of equal ones the deepest.
    private(set) var container = 0

    private let tree: HTMLTree
    private var sums: [Double]
    /// Votes above 0 only.
    private var positive: [Double]
    private var judged: [Double]
    private var weights: [Double]
    private var signatures: [Signature: (judged: Double, weight: Double)] = [:]
    private let signatureOfBlock: [Signature]

    /// What makes two blocks look alike: the elements they stand in have the same classes.
    private struct Signature: Hashable {
        let parts: UInt64
        let tag: UInt8
    }

    init(_ draft: Draft, judged verdicts: [Double]) {
        let tree = draft.tree ?? HTMLTree.empty
        let count = tree.nodes.count
        self.tree = tree
        votes = draft.blocks.indices.map { index in
            (verdicts[index] - 0.5) * 2 * (min(draft.blocks[index].counts.units, Self.maximumUnits) + 1)
        }
        sums = [Double](repeating: 0, count: count)
        positive = sums
        judged = sums
        weights = sums
        signatureOfBlock = draft.blocks.map { block in
            Signature(parts: NodeSums.signature(tree, max(0, Int(block.node))), tag: block.tag.rawValue)
        }
        for (index, block) in draft.blocks.enumerated() {
            let node = max(0, Int(block.node))
            let weight = min(block.counts.units, Self.maximumUnits) + 1
            sums[node] += votes[index]
            positive[node] += max(0, votes[index])
            judged[node] += verdicts[index] * weight
            weights[node] += weight
            signatures[signatureOfBlock[index], default: (0, 0)].judged += verdicts[index] * weight
            signatures[signatureOfBlock[index], default: (0, 0)].weight += weight
        }
        for index in stride(from: count - 1, to: 0, by: -1) {
            let parent = Int(tree.nodes[index].parent)
            sums[parent] += sums[index]
            positive[parent] += positive[index]
            judged[parent] += judged[index]
            weights[parent] += weights[index]
        }
        for index in sums.indices.dropFirst() where sums[index] >= sums[container] - 1e-9 {
            let isDeeper = tree.nodes[index].depth > tree.nodes[container].depth
            if sums[index] > sums[container] + 1e-9 || isDeeper { container = index }
        }
    }

    func sum(_ node: Int) -> Double { sums[node] }

    func positive(in node: Int) -> Double { positive[node] }

    func parent(of node: Int) -> Int { Int(tree.nodes[node].parent) }

    func contains(_ outer: Int, _ inner: Int) -> Bool { inner >= outer && inner < Int(tree.nodes[outer].end) }

    /// The mean verdict in the element `levels` above `node`, by length; the root's where there are fewer.
    func mean(above node: Int, levels: Int) -> Double {
        var node = node
        for _ in 0..<levels where node > 0 { node = parent(of: node) }
        return judged[node] / max(1e-9, weights[node])
    }

    /// The mean verdict of all blocks that look like the one at `index`.
    func signatureMean(of index: Int) -> Double {
        guard let entry = signatures[signatureOfBlock[index]] else { return 0 }
        return entry.judged / max(1e-9, entry.weight)
    }

    /// How many elements `outer` stands above `node`; `nil` where it does not.
    func distance(from node: Int, to outer: Int) -> Int? {
        guard contains(outer, node) else { return nil }
        return Int(tree.nodes[node].depth) - Int(tree.nodes[outer].depth)
    }
}
