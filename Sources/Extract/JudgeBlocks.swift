/// Decides block by block what belongs to the article: the models' verdicts, and what lines say of themselves.
struct JudgeBlocks: Pass {
    /// Verdicts above this count as yes.
    private static let threshold = 0.5

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        let hidden = draft.blocks.reduce(0) { $0 + ($1.isHidden && $1.verdict > Self.threshold ? $1.counts.units : 0) }
        let shown = draft.blocks.reduce(0) { $0 + (!$1.isHidden && $1.verdict > Self.threshold ? $1.counts.units : 0) }
        for index in draft.blocks.indices {
            let block = draft.blocks[index]
            // Some pages hide the whole article until a script shows it.
            let isVeiled = block.isHidden && hidden < shown
            var mark = isVeiled ? .dropped(.hidden) : mark(of: block, isOther: draft.otherArticles[index])
            if mark == .content, CaptionLine.isCaption(block, draft) { mark = .dropped(.caption) }
            draft.blocks[index].mark = mark
            if case .dropped(let reason) = mark, reason != .outside || block.verdict > 0.2 {
                notes.add("\(reason.rawValue) (\(Int(block.verdict * 100)) %): \(draft.line(block).prefix(80))")
            }
        }
        draft.noteBody()
    }

    private func mark(of block: Block, isOther: Bool) -> Block.Mark {
        if block.verdict < Self.threshold { return .dropped(block.isHidden ? .hidden : .outside) }
        if isOther { return .dropped(.related) }
        if let phrase = block.phrase, phrase.isSure || block.verdict < 0.8 { return .dropped(.furniture) }
        return .content
    }
}

extension Draft {
    /// Notes the first and last block that were kept.
    mutating func noteBody() {
        guard let first = blocks.firstIndex(where: { $0.mark == .content }),
            let last = blocks.lastIndex(where: { $0.mark == .content })
        else {
            body = nil
            return
        }
        body = first...last
    }
}
