internal import HTMLTree

/// What stands in each element, summed over its subtree.
struct NodeSums {
    struct Sums {
        /// Length of the blocks that read like sentences.
        var sentences = 0.0
        var units = 0.0
        var linked = 0.0
        var blocks = 0
    }

    /// Where a block stands.
    struct Place {
        var depth = 0
        /// Blocks that stand in the same element.
        var blocksInNode = 1
        /// Length of the sentences in elements of the same tag and class.
        var signatureUnits = 0.0
        var parent = Sums()
        var grandparent = Sums()
    }

    private let tree: HTMLTree?
    private var sums: [Sums]
    private var own: [Int32]
    private var signatures: [UInt64: Double] = [:]
    private var signatureOfNode: [UInt64]

    init(_ draft: Draft) {
        tree = draft.tree
        let count = max(1, draft.tree?.nodes.count ?? 1)
        sums = [Sums](repeating: Sums(), count: count)
        own = [Int32](repeating: 0, count: count)
        signatureOfNode = [UInt64](repeating: 0, count: count)
        for block in draft.blocks {
            let node = max(0, Int(block.node))
            let sentence = BlockFeatures.sentenceUnits(block)
            sums[node].sentences += sentence
            sums[node].units += block.counts.units
            sums[node].linked += block.linked.units
            sums[node].blocks += 1
            own[node] += 1
            if let tree {
                if signatureOfNode[node] == 0 { signatureOfNode[node] = Self.signature(tree, node) }
                signatures[signatureOfNode[node], default: 0] += sentence
            }
        }
        guard let tree else { return }
        for index in stride(from: count - 1, to: 0, by: -1) {
            let parent = Int(tree.nodes[index].parent)
            sums[parent].sentences += sums[index].sentences
            sums[parent].units += sums[index].units
            sums[parent].linked += sums[index].linked
            sums[parent].blocks += sums[index].blocks
        }
    }

    func place(of block: Block) -> Place {
        guard let tree, block.node >= 0 else { return Place(parent: sums[0], grandparent: sums[0]) }
        let node = Int(block.node)
        let parent = max(0, Int(tree.nodes[node].parent))
        let grandparent = max(0, Int(tree.nodes[parent].parent))
        return Place(
            depth: Int(tree.nodes[node].depth), blocksInNode: Int(own[node]),
            signatureUnits: signatures[signatureOfNode[node]] ?? 0, parent: sums[parent],
            grandparent: sums[grandparent])
    }

    /// Whether two blocks stand in the same element or in children of one.
    func areSiblings(_ left: Block, _ right: Block) -> Bool {
        guard let tree, left.node >= 0, right.node >= 0 else { return left.node == right.node }
        return left.node == right.node || tree.nodes[Int(left.node)].parent == tree.nodes[Int(right.node)].parent
    }

    /// A number that elements of the same tag and class share (FNV-1a).
    static func signature(_ tree: HTMLTree, _ node: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(tree.nodes[node].tag.rawValue)
        for byte in tree.value(of: .class, at: node) ?? [] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash | 1
    }
}
