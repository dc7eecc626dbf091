internal import HTMLTree

/// Keeps the short cells of a table that stands between kept blocks: figures read alone look like furniture.
struct KeepTables: Pass {
    /// Cells with links are menus laid out as tables.
    private static let maximumLinkDensity = 0.5

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let tree = draft.tree, let body = draft.body else { return }
        var index = body.lowerBound
        while index <= body.upperBound {
            guard draft.blocks[index].mark != .content, draft.blocks[index].tag == .cell else {
                index += 1
                continue
            }
            var end = index
            while end <= body.upperBound, draft.blocks[end].tag == .cell { end += 1 }
            if isTable(index..<end, draft, tree) {
                for cell in index..<end { draft.blocks[cell].mark = .content }
                notes.add("\(end - index) cells from \(draft.line(draft.blocks[index]))")
            }
            index = end
        }
    }

    /// Whether the blocks are plain cells in the same table.
    private func isTable(_ range: Range<Int>, _ draft: Draft, _ tree: HTMLTree) -> Bool {
        var tables: Set<Int> = []
        for block in draft.blocks[range] {
            guard block.phrase == nil, !block.isHidden, !CaptionLine.isCaption(block, draft),
                block.linkDensity < Self.maximumLinkDensity,
                block.hints.isDisjoint(with: Hints.outside)
            else { return false }
            tables.insert(tree.enclosing(.table, Int(block.node)) ?? -1)
        }
        return tables.count == 1 && !tables.contains(-1)
    }
}

extension HTMLTree {
    /// The nearest element of a tag around the cell at `index`; a cell's row and table are near.
    func enclosing(_ tag: HTMLTag, _ index: Int) -> Int? {
        var node = index
        for _ in 0..<8 where node > 0 && nodes[node].tag != tag { node = Int(nodes[node].parent) }
        return node > 0 && nodes[node].tag == tag ? node : nil
    }
}
