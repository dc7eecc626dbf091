internal import PipelineModel

/// Reads the lines around the article for who published and wrote it, when.
struct ReadBylines: Pass {
    /// Lines looked at before the first sentence and after the last.
    private static let reach = 40

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let body = draft.body else { return }
        let start = max(0, body.lowerBound - Self.reach)
        for index in start..<min(draft.blocks.count, body.lowerBound + 4) {
            read(index, &draft, base: rank(index, draft, body))
        }
        let end = min(draft.blocks.count - 1, body.upperBound + 12)
        for index in max(body.lowerBound + 4, body.upperBound - 5)...max(body.lowerBound + 4, end)
        where index < draft.blocks.count {
            read(index, &draft, base: 40)
        }
        for field in [Field.published, .source, .author, .editor] {
            for ranked in draft.claims[field] {
                notes.add("\(field.rawValue): \(ranked.claim.value) (\(ranked.claim.from))")
            }
        }
    }

    /// How far a line is believed: best between title and text.
    private func rank(_ index: Int, _ draft: Draft, _ body: ClosedRange<Int>) -> Int {
        guard let title = draft.titleBlock, title < body.lowerBound else {
            return body.lowerBound - index < 10 ? 22 : 32
        }
        return index >= title ? 16 : title - index < 6 ? 24 : 36
    }

    private func read(_ index: Int, _ draft: inout Draft, base: Int) {
        let block = draft.blocks[index]
        guard block.counts.units <= 120, block.text.count < 1000 else { return }
        if block.mark == .dropped(.title) || block.hints.contains(.related) || block.hints.contains(.comment) { return }
        let line = draft.lineWithSeams(block)
        let isBodyText = block.mark == .content && block.counts.units > 40
        for entry in BylineScanner.shared.entries(in: line) where entry.field != .published && !isBodyText {
            draft.claims.add(entry.field, entry.value, from: "byline", rank: base)
        }
        if !isBodyText, block.counts.units <= 100, let day = DateScanner.first(in: line) {
            let penalty = block.linkDensity > 0.5 ? 20 : 0
            draft.claims.add(.published, day.text, from: "byline", rank: base + 2 + penalty)
        }
    }
}
