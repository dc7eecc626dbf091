internal import HTMLTree

/// Chooses the element whose blocks together speak loudest for it.
///
/// This is the largest sum over subtrees: an element that takes in a menu loses what the menu counts against it, one
/// that leaves out half the article loses that half. Linear in the number of elements.
///
/// - SeeAlso: J. Pasternack, D. Roth, *Extracting Article Text from the Web with Maximum Subsequence Segmentation*,
///   WWW 2009, which does the same along the text instead of the tree.
struct ChooseContainer: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let tree = draft.tree else { return }
        var sums = [Double](repeating: 0, count: tree.nodes.count)
        for block in draft.blocks { sums[Int(block.node)] += block.value }
        for index in stride(from: sums.count - 1, to: 0, by: -1) {
            sums[Int(tree.nodes[index].parent)] += sums[index]
        }
        var best = 0
        for index in sums.indices.dropFirst() {
            let bonus = draft.hints[index].contains(.articleBody) ? 1.1 : 1
            let bestBonus = draft.hints[best].contains(.articleBody) ? 1.1 : 1
            if sums[index] * bonus >= sums[best] * bestBonus, sums[index] > 0 { best = index }
        }
        draft.container = best
        notes.add(
            "element \(best) <\(tree.nodes[best].tag)> \(tree.value(of: .class, at: best).map(ReadHead.text) ?? "") "
                + "\(tree.value(of: .id, at: best).map(ReadHead.text) ?? ""): \(Int(sums[best]))")
        let range = tree.nodes[best]
        for index in draft.blocks.indices {
            let node = draft.blocks[index].node
            let isInside = node >= Int32(best) && node < range.end
            draft.blocks[index].mark = isInside ? .undecided : .dropped(.outside)
        }
    }
}
