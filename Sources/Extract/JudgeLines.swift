/// Judges the lines of a text page by what they are made of and what they say: sentences stay, menus go.
///
/// The models judge trees; a text page has nothing but its lines.
struct JudgeLines: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        let sentences = draft.blocks.indices.filter { isSentence(draft.blocks[$0]) }
        guard let first = sentences.first, let last = sentences.last else { return }
        for index in draft.blocks.indices {
            let block = draft.blocks[index]
            let isInside = index >= first && index <= last
            let isContent = block.phrase == nil && (isSentence(block) || isInside)
            draft.blocks[index].mark = isContent ? .content : .dropped(block.phrase == nil ? .outside : .furniture)
            draft.blocks[index].verdict = isContent ? 1 : 0
            if !isContent { notes.add("dropped: \(draft.line(block).prefix(80))") }
        }
        draft.noteBody()
    }

    private func isSentence(_ block: Block) -> Bool {
        block.phrase == nil && block.counts.units >= 12 && (block.counts.stops > 0 || block.counts.units >= 40)
    }
}
