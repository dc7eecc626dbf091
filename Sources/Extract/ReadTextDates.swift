internal import PipelineModel

/// Where no head and no byline has a date: the date below the article's end that is labelled, the one in brackets under
/// the title of a decision, or the one that signs an official document.
struct ReadTextDates: Pass {
    private static let labels = ["发布", "发表", "时间", "日期", "發布", "發佈", "posted", "Posted", "Published", "published"]
    private static let acts = ["通过", "公布", "发布", "印发", "通過", "公佈", "發布"]

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let body = draft.body else { return }
        for index in body.upperBound + 1..<max(body.upperBound + 1, min(draft.blocks.count, body.upperBound + 13)) {
            let block = draft.blocks[index]
            guard block.hasDate, block.hints.isDisjoint(with: [.comment, .related]), block.linkDensity < 0.5 else {
                continue
            }
            let line = draft.line(block)
            guard Self.labels.contains(where: { line.contains($0) }) else { continue }
            add(line, &draft, from: "byline", rank: 56, &notes)
        }
        for index in body.lowerBound..<min(body.upperBound, body.lowerBound + 5) where draft.blocks[index].hasDate {
            let line = draft.line(draft.blocks[index])
            let isNote = (line.hasPrefix("（") || line.hasPrefix("(")) && Self.acts.contains { line.contains($0) }
            if isNote { add(line, &draft, from: "text", rank: 70, &notes) }
        }
        for index in body.suffix(4) where draft.blocks[index].counts.units <= 12 {
            add(draft.line(draft.blocks[index]), &draft, from: "text", rank: 72, &notes)
        }
    }

    private func add(_ line: String, _ draft: inout Draft, from: String, rank: Int, _ notes: inout Notes) {
        let bytes = Array(line.utf8)
        if let day = DateScanner.first(in: bytes) {
            draft.claims.add(.published, day.text, from: from, rank: rank)
            notes.add("\(day.text): \(line)")
        } else if bytes.count <= 20, let month = PartialDate.first(in: bytes), month.utf8.count == 7 {
            draft.claims.add(.published, month, from: from, rank: rank + 10)
            notes.add("\(month): \(line)")
        }
    }
}
