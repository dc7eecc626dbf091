internal import PipelineModel

/// Finds the block that shows the title: the heading that the page's `<title>` or head repeats.
///
/// Every short block learns how much of it the title repeats (``Block/titleMatch``).
struct FindTitle: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        var known = [TitleText(draft.pageTitle)]
        for ranked in draft.claims[.title] where ranked.rank < 30 { known.append(TitleText(ranked.claim.value)) }
        known = Array(known.filter { $0.letters.count >= 3 }.prefix(4))
        let filter = TitleFilter(known)
        var best: (index: Int, score: Double)?
        for index in draft.blocks.indices {
            let block = draft.blocks[index]
            guard block.counts.units >= 3, block.counts.units <= 90, block.text.count < 600 else { continue }
            let isHeading = block.tag == .heading || block.hints.contains(.title)
            var match = 0.0
            if filter.admits(draft.text[block.text], block.counts) {
                let line = TitleText(draft.line(block))
                match = known.map { $0.coverage(of: line) }.max() ?? 0
            }
            draft.blocks[index].titleMatch = match
            guard !block.isHidden, match > 0.3 || isHeading else { continue }
            var score = match >= 0.8 ? match : isHeading ? match * 0.5 + 0.1 : 0
            if isHeading { score += block.headingLevel == 1 ? 0.35 : 0.3 }
            if block.hints.contains(.title) { score += 0.05 }
            if !block.hints.isDisjoint(with: Hints.outside) || block.linkDensity > 0.5 { score -= 0.25 }
            if score > 0.4, score > (best?.score ?? 0) + 0.001 { best = (index, score) }
        }
        draft.titleBlock = best?.index
        if let best {
            draft.claims.add(.title, draft.line(draft.blocks[best.index]), from: "heading", rank: 10)
            notes.add("block \(best.index): \(draft.line(draft.blocks[best.index]))")
        }
        if !draft.pageTitle.isEmpty {
            let site = draft.claims.first(.site)?.value
            draft.claims.add(.title, TitleText(draft.pageTitle).withoutSite(site), from: "title", rank: 38)
        }
    }
}

/// Tells quickly that a block has little in common with the titles known.
private struct TitleFilter {
    /// One bit for each of 4,096 classes of Han characters.
    private var characters = [Bool](repeating: false, count: 4096)
    private var shortest = Double.infinity
    private var longest = 0.0

    init(_ titles: [TitleText]) {
        for title in titles {
            var units = 0.0
            for scalar in title.letters {
                units += scalar.value >= 0x3400 ? 1 : 0.35
                characters[Int(scalar.value & 4095)] = true
            }
            shortest = min(shortest, units)
            longest = max(longest, units)
        }
    }

    func admits(_ text: ArraySlice<UInt8>, _ counts: TextCounts) -> Bool {
        guard counts.units >= shortest * 0.15, counts.units <= longest * 3 else { return false }
        guard counts.han > 2 else { return true }
        var common: Int32 = 0
        var index = text.startIndex
        while index + 2 < text.endIndex {
            let byte = text[index]
            guard byte >= 0xE3, byte < 0xF0 else {
                index += 1
                continue
            }
            let scalar = Int(byte & 15) << 12 | Int(text[index + 1] & 63) << 6 | Int(text[index + 2] & 63)
            if characters[scalar & 4095] { common += 1 }
            index += 3
        }
        return common * 2 >= counts.han
    }
}
