/// Marks short lines that say they are no part of an article: notices, editors, menus, leads to other articles.
struct MarkFurnitureLines: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        for index in draft.blocks.indices {
            let block = draft.blocks[index]
            guard block.counts.units <= 260, block.text.count < 2000 else { continue }
            // Of a long line only the start is looked at.
            let isLong = block.counts.units > FurniturePhrases.longestAnywhere
            let end = isLong ? min(block.text.upperBound, block.text.lowerBound + 240) : block.text.upperBound
            let line = draft.cleaned(block.text.lowerBound..<end)
            guard let kind = FurniturePhrases.shared.kind(of: line, units: block.counts.units) else { continue }
            draft.blocks[index].phrase = kind
            notes.add("\(kind): \(draft.line(block))")
        }
    }
}
