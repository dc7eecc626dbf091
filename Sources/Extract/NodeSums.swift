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
    private let signatures: BlockSignatures
    private var signatureUnits: [Double]

    init(_ draft: Draft, signatures: BlockSignatures) {
        tree = draft.tree
        self.signatures = signatures
        let count = max(1, draft.tree?.nodes.count ?? 1)
        sums = [Sums](repeating: Sums(), count: count)
        own = [Int32](repeating: 0, count: count)
        signatureUnits = [Double](repeating: 0, count: signatures.count)
        for (index, block) in draft.blocks.enumerated() {
            let node = max(0, Int(block.node))
            let sentence = BlockFeatures.sentenceUnits(block)
            sums[node].sentences += sentence
            sums[node].units += block.counts.units
            sums[node].linked += block.linked.units
            sums[node].blocks += 1
            own[node] += 1
            signatureUnits[Int(signatures.ids[index])] += sentence
        }
        guard let tree else { return }
        for index in stride(from: count - 1, to: 0, by: -1) where sums[index].blocks > 0 {
            let parent = Int(tree.nodes[index].parent)
            sums[parent].sentences += sums[index].sentences
            sums[parent].units += sums[index].units
            sums[parent].linked += sums[index].linked
            sums[parent].blocks += sums[index].blocks
        }
    }

    /// Where the block at `index` stands.
    func place(of index: Int, _ block: Block) -> Place {
        guard let tree, block.node >= 0 else { return Place(parent: sums[0], grandparent: sums[0]) }
        let node = Int(block.node)
        let parent = max(0, Int(tree.nodes[node].parent))
        let grandparent = max(0, Int(tree.nodes[parent].parent))
        return Place(
            depth: Int(tree.nodes[node].depth), blocksInNode: Int(own[node]),
            signatureUnits: signatureUnits[Int(signatures.ids[index])], parent: sums[parent],
            grandparent: sums[grandparent])
    }

    /// Whether two blocks, told by their elements, stand in the same element or in children of one.
    func areSiblings(_ left: Int32, _ right: Int32) -> Bool {
        guard let tree, left >= 0, right >= 0 else { return left == right }
        return left == right || tree.nodes[Int(left)].parent == tree.nodes[Int(right)].parent
    }
}
