internal import HTMLTree

/// Which blocks look alike: those that stand in elements of the same tag and class.
struct BlockSignatures {
    /// A number for each block; blocks that look alike have the same, counted from 0.
    let ids: [Int32]
    /// How many different numbers there are.
    let count: Int

    init(_ draft: Draft) {
        guard let tree = draft.tree else {
            ids = [Int32](repeating: 0, count: draft.blocks.count)
            count = 1
            return
        }
        var known: [UInt64: Int32] = [:]
        var last: (node: Int32, id: Int32) = (-1, 0)
        ids = draft.blocks.map { block in
            if block.node == last.node { return last.id }
            let hash = Self.hash(tree, max(0, Int(block.node)))
            let id = known[hash] ?? Int32(known.count)
            known[hash] = id
            last = (block.node, id)
            return id
        }
        count = known.count
    }

    /// A hash of an element's tag and class (FNV-1a).
    private static func hash(_ tree: HTMLTree, _ node: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(tree.nodes[node].tag.rawValue)
        for byte in tree.value(of: .class, at: node) ?? [] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
