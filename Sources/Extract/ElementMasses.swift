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
    private var masses: [Mass]
    private var means: [Double]
    private let signatures: BlockSignatures

    /// What the blocks of an element add up to.
    private struct Mass {
        var votes = 0.0
        /// Votes above 0 only.
        var positive = 0.0
        var judged = 0.0
        var weight = 0.0

        static func += (left: inout Mass, right: Mass) {
            left.votes += right.votes
            left.positive += right.positive
            left.judged += right.judged
            left.weight += right.weight
        }

        /// The mean verdict, by length.
        var mean: Double { judged / max(1e-9, weight) }
    }

    init(_ draft: Draft, judged verdicts: [Double], signatures: BlockSignatures) {
        let tree = draft.tree ?? HTMLTree.empty
        self.tree = tree
        self.signatures = signatures
        votes = draft.blocks.indices.map { index in
            (verdicts[index] - 0.5) * 2 * (min(draft.blocks[index].counts.units, Self.maximumUnits) + 1)
        }
        masses = [Mass](repeating: Mass(), count: tree.nodes.count)
        var alike = [Mass](repeating: Mass(), count: signatures.count)
        for (index, block) in draft.blocks.enumerated() {
            let weight = min(block.counts.units, Self.maximumUnits) + 1
            let mass = Mass(
                votes: votes[index], positive: max(0, votes[index]), judged: verdicts[index] * weight, weight: weight)
            masses[max(0, Int(block.node))] += mass
            alike[Int(signatures.ids[index])] += mass
        }
        means = alike.map(\.mean)
        for index in stride(from: masses.count - 1, to: 0, by: -1) where masses[index].weight > 0 {
            masses[Int(tree.nodes[index].parent)] += masses[index]
        }
        container = loudest()
    }

    /// The element with the largest sum of votes; of equal ones the deepest.
    private func loudest() -> Int {
        var best = 0
        for index in masses.indices.dropFirst() where masses[index].votes >= masses[best].votes - 1e-9 {
            let isDeeper = tree.nodes[index].depth > tree.nodes[best].depth
            if masses[index].votes > masses[best].votes + 1e-9 || isDeeper { best = index }
        }
        return best
    }

    func sum(_ node: Int) -> Double { masses[node].votes }

    func positive(in node: Int) -> Double { masses[node].positive }

    func parent(of node: Int) -> Int { Int(tree.nodes[node].parent) }

    func contains(_ outer: Int, _ inner: Int) -> Bool { inner >= outer && inner < Int(tree.nodes[outer].end) }

    /// The mean verdict in an element, by length.
    func mean(in node: Int) -> Double { masses[node].mean }

    /// The mean verdict of all blocks that look like the one at `index`.
    func meanOfAlike(_ index: Int) -> Double { means[Int(signatures.ids[index])] }

    /// How many elements `outer` stands above `node`; `nil` where it does not.
    func distance(from node: Int, to outer: Int) -> Int? {
        guard contains(outer, node) else { return nil }
        return Int(tree.nodes[node].depth) - Int(tree.nodes[outer].depth)
    }
}
