internal import HTMLTree

/// Keeps the line right above the first paragraph that says whom an official document is addressed to:
/// `各市、县人民政府，省政府各部门：`. It reads like a label, and stands alone.
struct KeepAddressees: Pass {
    /// Shorter lines are labels.
    private static let minimumUnits = 5.0
    private static let maximumUnits = 120.0

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let tree = draft.tree, let body = draft.body, body.lowerBound > 0 else { return }
        let index = body.lowerBound - 1
        let (line, paragraph) = (draft.blocks[index], draft.blocks[body.lowerBound])
        guard line.mark != .content, line.phrase == nil, !line.isHidden, line.linkDensity == 0,
            index != draft.titleBlock,
            line.counts.han >= 4, line.counts.units >= Self.minimumUnits, line.counts.units <= Self.maximumUnits,
            line.hints.isDisjoint(with: Hints.outside), line.node > 0, paragraph.node > 0,
            tree.nodes[Int(line.node)].parent == tree.nodes[Int(paragraph.node)].parent || line.node == paragraph.node
        else { return }
        let text = draft.line(line)
        guard text.hasSuffix("：") || text.hasSuffix(":"), BylineScanner.shared.entries(in: Array(text.utf8)).isEmpty
        else {
            return
        }
        draft.blocks[index].mark = .content
        draft.noteBody()
        notes.add(text)
    }
}
