internal import HTMLTree

/// Lets two trained models judge each block: the first sees the block and its neighbours, the second also what the
/// first says of the elements around it.
///
/// The container is the element whose blocks together speak loudest for it. Linear in blocks and elements.
struct JudgeByModel: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let tree = draft.tree, !draft.blocks.isEmpty else { return }
        let signatures = BlockSignatures(draft)
        let own = BlockFeatures(draft, signatures: signatures)
        let first = TreeEnsemble.blockModel.verdicts(count: draft.blocks.count, first: own.rows)
        let region = RegionFeatures(draft, judged: first, signatures: signatures)
        let second = TreeEnsemble.regionModel.verdicts(
            count: draft.blocks.count, first: own.rows, second: region.rows)
        for index in draft.blocks.indices { draft.blocks[index].verdict = second[index] }
        draft.otherArticles = region.otherArticles
        let name = tree.value(of: .class, at: region.container).map(ReadHead.text) ?? ""
        notes.add("container: element \(region.container) <\(tree.nodes[region.container].tag)> \(name)")
        for index in draft.blocks.indices where draft.blocks[index].verdict > 0.2 {
            notes.add("\(Int(draft.blocks[index].verdict * 100)) %: \(draft.line(draft.blocks[index]).prefix(60))")
        }
    }
}
