internal import PipelineModel

/// Takes back a title that stands below the article (the page's `<title>` may name only the site), and looks for a
/// headline right above the first paragraph instead.
struct CheckTitle: Pass {
    /// Lines looked at above the first paragraph.
    private static let reach = 6

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let body = draft.body, draft.titleBlock.map({ $0 > body.lowerBound + 2 }) ?? true else { return }
        let wrong = draft.titleBlock.map { draft.line(draft.blocks[$0]) }
        var best: (index: Int, score: Double)?
        for index in max(0, body.lowerBound - Self.reach)..<body.lowerBound {
            let block = draft.blocks[index]
            guard block.counts.units >= 6, block.counts.units <= 60, !block.hasDate, block.linkDensity < 0.5,
                block.phrase == nil, !block.isHidden
            else { continue }
            let isHeading = block.tag == .heading || block.hints.contains(.title)
            let score = min(block.counts.units, 30) + (isHeading ? 40 : 0)
            if score > best?.score ?? 0 { best = (index, score) }
        }
        if best.map({ $0.score < 40 }) ?? true, let first = headlineInBody(draft, body) {
            best = (first, 40)
            draft.blocks[first].mark = .dropped(.title)
            draft.noteBody()
        }
        guard let best else { return }
        if let wrong { draft.claims.remove(.title, value: wrong, from: "heading") }
        draft.titleBlock = best.index
        draft.claims.add(.title, draft.line(draft.blocks[best.index]), from: "line above the text", rank: 30)
        notes.add("title: \(draft.line(draft.blocks[best.index]))")
    }

    /// The first line that was kept, if it is short, no sentence, and a line of date and source stands right below it.
    private func headlineInBody(_ draft: Draft, _ body: ClosedRange<Int>) -> Int? {
        let block = draft.blocks[body.lowerBound]
        guard body.count > 1, block.counts.units >= 8, block.counts.units <= 45, block.phrase == nil, !block.hasDate
        else { return nil }
        let below = draft.blocks[body.lowerBound + 1]
        return below.hasDate && below.mark != .content && below.counts.units <= 60 ? body.lowerBound : nil
    }
}
