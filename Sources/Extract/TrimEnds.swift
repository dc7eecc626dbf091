internal import HTMLTree

/// Finds where the article starts and ends inside its container.
///
/// Before the first sentence stand title, byline and date; after the last, leads to other articles. A lead followed by
/// few sentences ends the article even where sentences follow.
struct TrimEnds: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let body = draft.body else { return }
        var last = cutTail(draft, body, &notes)
        while last > body.lowerBound, draft.blocks[last].mark != .content || draft.blocks[last].value <= 0 { last -= 1 }
        trimHead(&draft, body.lowerBound, &notes)
        let end = keepTail(draft, after: last)
        for index in draft.blocks.indices where index > end && draft.blocks[index].mark == .content {
            draft.blocks[index].mark = .dropped(.tail)
            notes.add("after the end: \(draft.line(draft.blocks[index]))")
        }
        let kept = draft.blocks.indices.filter { draft.blocks[$0].mark == .content }
        if let first = kept.first, let last = kept.last { draft.body = first...last }
    }

    /// The last block before a lead to other articles with which the article is over.
    private func cutTail(_ draft: Draft, _ body: ClosedRange<Int>, _ notes: inout Notes) -> Int {
        var before = 0.0
        let total = draft.blocks[body].reduce(0) { $0 + ($1.mark == .content ? max(0, $1.value) : 0) }
        for index in body {
            let block = draft.blocks[index]
            if block.phrase == .related, before > 0.6 * total {
                notes.add("ends before: \(draft.line(block))")
                return index - 1
            }
            if block.mark == .content { before += max(0, block.value) }
        }
        return body.upperBound
    }

    /// Blocks before the first sentence: only sub-headings right before it stay.
    private func trimHead(_ draft: inout Draft, _ first: Int, _ notes: inout Notes) {
        for index in draft.blocks.indices where index < first && draft.blocks[index].mark == .content {
            let block = draft.blocks[index]
            let isLead =
                index > (draft.titleBlock ?? -1) && block.tag == .paragraph && block.counts.units >= 4
                && block.hints.isDisjoint(with: [.byline, .source, .author, .date, .editor, .title])
                && DateScanner.first(in: draft.cleaned(block.text)) == nil
            if isLead { continue }
            draft.blocks[index].mark = .dropped(.byline)
            notes.add("before the start: \(draft.line(block))")
        }
        if let title = draft.titleBlock, draft.blocks[title].mark == .content {
            draft.blocks[title].mark = .dropped(.title)
        }
    }

    /// The last of the short lines after the last sentence that still belong to it: list items, table cells.
    private func keepTail(_ draft: Draft, after last: Int) -> Int {
        var end = last
        let node = draft.blocks[last].node
        for index in draft.blocks.indices where index > last {
            let block = draft.blocks[index]
            guard block.mark == .content, block.phrase == nil else { break }
            let isSibling = draft.tree.map { $0.nodes[Int(block.node)].parent == $0.nodes[Int(node)].parent } ?? true
            guard isSibling, block.tag == .paragraph || block.tag == .item || block.tag == .cell else { break }
            end = index
        }
        return end
    }
}
