internal import PipelineModel

/// Judges the lines of a text page by what they are made of and what they say: paragraphs stay, menus go.
///
/// The models judge trees; a text page has nothing but its lines. Above the first paragraph stand menus, the title and
/// lines of metadata, below the last one the site's footer.
struct JudgeLines: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        let paragraphs = draft.blocks.indices.filter { isParagraph(draft.blocks[$0], draft) }
        guard let first = paragraphs.first(where: { draft.blocks[$0].endsWithStop }) ?? paragraphs.first,
            let last = paragraphs.last
        else { return }
        let title = title(draft, before: first)
        if let title {
            draft.titleBlock = title
            draft.claims.add(.title, draft.line(draft.blocks[title]), from: "line above the text", rank: 20)
            notes.add("title: \(draft.line(draft.blocks[title]))")
        }
        for index in draft.blocks.indices {
            let block = draft.blocks[index]
            let isContent =
                index >= first && index <= last && block.phrase == nil && !CaptionLine.isCaption(block, draft)
                && !isMetadata(block, draft)
            draft.blocks[index].mark = isContent ? .content : .dropped(block.phrase == nil ? .outside : .furniture)
            draft.blocks[index].verdict = isContent ? 1 : 0
            if !isContent { notes.add("dropped: \(draft.line(block).prefix(80))") }
        }
        draft.noteBody()
    }

    private func isParagraph(_ block: Block, _ draft: Draft) -> Bool {
        block.phrase == nil && block.counts.units >= 12 && (block.counts.stops > 0 || block.counts.units >= 40)
            && !isMetadata(block, draft) && !CaptionLine.isCaption(block, draft)
    }

    /// Whether a line is made of labels and what follows them, or of the reporters' names.
    private func isMetadata(_ block: Block, _ draft: Draft) -> Bool {
        guard block.counts.units <= 90 else { return false }
        let line = draft.line(block)
        if block.counts.units <= 40, block.hasDate, block.counts.stops == 0 { return true }
        if block.counts.units <= 40, !BylineScanner.shared.entries(in: Array(line.utf8)).isEmpty { return true }
        return !ReporterNames.inLine(line).isEmpty
    }

    /// The longest line above the first paragraph that is neither menu nor metadata.
    private func title(_ draft: Draft, before first: Int) -> Int? {
        let candidates = draft.blocks.indices.prefix(first).suffix(12).filter { index in
            let block = draft.blocks[index]
            let isPath = draft.text[block.text].contains { $0 == UInt8(ascii: ">") }
            return block.phrase == nil && block.counts.units >= 6 && block.counts.units <= 80 && !isPath
                && !isMetadata(block, draft) && !CaptionLine.isCaption(block, draft)
        }
        return candidates.max { draft.blocks[$0].counts.units < draft.blocks[$1].counts.units }
    }
}
