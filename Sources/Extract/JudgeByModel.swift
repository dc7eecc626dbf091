internal import HTMLTree

/// Lets two trained models judge each block: the first sees the block and its neighbours, the second also what the
/// first says of the elements around it.
///
/// The container is the element whose blocks together speak loudest for it. Linear in blocks and elements.
struct JudgeByModel: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let tree = draft.tree, !draft.blocks.isEmpty else { return }
        let own = BlockFeatures(draft).rows
        let first = own.withUnsafeBufferPointer { own in
            draft.blocks.indices.map { index in
                let start = index * BlockFeatures.width
                return TreeEnsemble.blockModel.verdict(
                    on: UnsafeBufferPointer(rebasing: own[start..<start + BlockFeatures.width]))
            }
        }
        let features = RegionFeatures(draft, judged: first)
        var row: [Float] = []
        for index in draft.blocks.indices {
            row.removeAll(keepingCapacity: true)
            row += own[index * BlockFeatures.width..<(index + 1) * BlockFeatures.width]
            row += features.rows[index * RegionFeatures.width..<(index + 1) * RegionFeatures.width]
            draft.blocks[index].verdict = row.withUnsafeBufferPointer { TreeEnsemble.regionModel.verdict(on: $0) }
        }
        draft.otherArticles = features.otherArticles
        let name = tree.value(of: .class, at: features.container).map(ReadHead.text) ?? ""
        notes.add("container: element \(features.container) <\(tree.nodes[features.container].tag)> \(name)")
        for index in draft.blocks.indices where draft.blocks[index].verdict > 0.2 {
            notes.add("\(Int(draft.blocks[index].verdict * 100)) %: \(draft.line(draft.blocks[index]).prefix(60))")
        }
    }
}
