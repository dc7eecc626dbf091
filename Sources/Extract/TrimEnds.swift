internal import HTMLTree

/// Takes the title and the byline off the start of the article, and off its end what follows a lead to other articles.
struct TrimEnds: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let body = draft.body else { return }
        cutAboveTitle(&draft, body, &notes)
        trimHead(&draft, body, &notes)
        cutTail(&draft, body, &notes)
        draft.noteBody()
    }

    /// Share of the text that may stand above the headline and be no part of the article.
    private static let maximumShareAbove = 0.2

    /// What was kept above the headline is a notice of the site's.
    private func cutAboveTitle(_ draft: inout Draft, _ body: ClosedRange<Int>, _ notes: inout Notes) {
        guard let title = draft.titleBlock, body.contains(title), draft.blocks[title].titleMatch > 0.85 else { return }
        let kept = body.filter { draft.blocks[$0].mark == .content }
        let total = kept.reduce(0) { $0 + draft.blocks[$1].counts.units }
        let above = kept.filter { $0 < title }
        guard above.reduce(0, { $0 + draft.blocks[$1].counts.units }) < Self.maximumShareAbove * total else { return }
        for index in above {
            draft.blocks[index].mark = .dropped(.outside)
            notes.add("above the title: \(draft.line(draft.blocks[index]))")
        }
    }

    /// Before the first real paragraph the title, dates and names are dropped.
    private func trimHead(_ draft: inout Draft, _ body: ClosedRange<Int>, _ notes: inout Notes) {
        for index in body where draft.blocks[index].mark == .content {
            let block = draft.blocks[index]
            if block.titleMatch > 0.85 {
                draft.blocks[index].mark = .dropped(.title)
            } else if block.counts.units < 40, !block.endsWithStop,
                block.hasDate || !block.hints.isDisjoint(with: [.byline, .source, .author, .date, .editor])
            {
                draft.blocks[index].mark = .dropped(.byline)
            } else if block.counts.stops > 0, block.counts.units > 15 {
                break
            } else {
                continue
            }
            notes.add("before the start: \(draft.line(block))")
        }
    }

    /// A lead to other articles, past the greater part of the text, ends the article even where sentences follow.
    private func cutTail(_ draft: inout Draft, _ body: ClosedRange<Int>, _ notes: inout Notes) {
        let total = draft.blocks[body].reduce(0) { $0 + ($1.mark == .content ? $1.counts.units : 0) }
        var before = 0.0
        for index in body {
            let block = draft.blocks[index]
            if block.phrase == .related, block.counts.han > 0, before > 0.6 * total {
                for after in index...body.upperBound where draft.blocks[after].mark == .content {
                    draft.blocks[after].mark = .dropped(.tail)
                    notes.add("after \(draft.line(block)): \(draft.line(draft.blocks[after]).prefix(60))")
                }
                return
            }
            if block.mark == .content { before += block.counts.units }
        }
    }
}
