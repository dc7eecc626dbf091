/// Decides block by block what of the container belongs to the article.
struct JudgeBlocks: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        for index in draft.blocks.indices where draft.blocks[index].mark == .undecided {
            draft.blocks[index].mark = mark(of: draft.blocks[index])
        }
        let kept = draft.blocks.indices.filter { draft.blocks[$0].mark == .content }
        let sentences = kept.filter { draft.blocks[$0].value > 0 }
        guard let first = sentences.first, let last = sentences.last else { return }
        draft.body = first...last
        for index in draft.blocks.indices where draft.blocks[index].mark != .content {
            if case .dropped(let reason) = draft.blocks[index].mark, reason != .outside {
                notes.add("\(reason.rawValue): \(draft.line(draft.blocks[index]))")
            }
        }
    }

    private func mark(of block: Block) -> Block.Mark {
        if block.isHidden { return .dropped(.hidden) }
        if block.hints.contains(.comment) { return .dropped(.comment) }
        if block.hints.contains(.related) { return .dropped(.related) }
        if !block.hints.isDisjoint(with: [.furniture, .widget]) { return .dropped(.furniture) }
        if block.tag == .caption || block.hints.contains(.caption) { return .dropped(.caption) }
        if block.phrase != nil { return .dropped(.furniture) }
        if block.linkDensity > 0.5 && (block.counts.stops < 2 || block.linkDensity > 0.8) { return .dropped(.links) }
        return .content
    }
}
