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
        let site = TitleText(TitleText(draft.pageTitle).site ?? "")
        var best: (index: Int, score: Double)?
        for index in draft.blocks.indices {
            let block = draft.blocks[index]
            guard block.counts.units >= 3, block.counts.units <= 90, block.text.count < 600 else { continue }
            let isHeading = block.tag == .heading || block.hints.contains(.title)
            var match = 0.0
            let isLike = draft.text.withUnsafeBufferPointer { text in
                filter.admits(UnsafeBufferPointer(rebasing: text[block.text]), block.counts)
            }
            if isLike {
                let line = TitleText(draft.line(block))
                match = known.map { $0.coverage(of: line) }.max() ?? 0
            }
            draft.blocks[index].titleMatch = match
            guard !block.isHidden, match > 0.3 || isHeading else { continue }
            if match > 0.3, site.holds(draft.line(block)), block.headingLevel != 1 { continue }
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
            let title = TitleText(draft.pageTitle)
            draft.claims.add(.title, title.withoutSite, from: "title", rank: 38)
            if let site = title.site, best.map({ $0.score >= 0.8 }) ?? false {
                draft.claims.add(.site, site, from: "title", rank: 30)
            }
        }
    }
}

/// Tells quickly that a block has little in common with the titles known.
private struct TitleFilter {
    /// Whether some three bytes in a row with this sum stand in a title.
    private var windows = [Bool](repeating: false, count: 4096)
    private var shortest = Double.infinity
    private var longest = 0.0

    init(_ titles: [TitleText]) {
        for title in titles {
            let bytes = Array(title.original.utf8)
            bytes.withUnsafeBufferPointer { bytes in
                for index in bytes.indices.dropLast(2) { windows[Self.window(bytes, index)] = true }
            }
            let units = title.letters.reduce(0) { $0 + ($1.value >= 0x3400 ? 1 : 0.35) }
            shortest = min(shortest, units)
            longest = max(longest, units)
        }
    }

    /// Whether half of the block's Han characters, or of its three letters in a row, stand in a title.
    func admits(_ text: UnsafeBufferPointer<UInt8>, _ counts: TextCounts) -> Bool {
        guard counts.units >= shortest * 0.15, counts.units <= longest * 3 else { return false }
        var common = 0
        var total = 0
        var index = 0
        while index + 2 < text.count {
            common += windows[Self.window(text, index)] ? 1 : 0
            total += 1
            index += text[index] >= 0xE0 ? 3 : 1
        }
        return common * 2 >= total
    }

    private static func window(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let sum =
            UInt32(bytes[index] & 0xDF) &* 961 &+ UInt32(bytes[index + 1] & 0xDF) &* 31
            &+ UInt32(bytes[index + 2] & 0xDF)
        return Int((sum &* 0x9E37_79B9) >> 20)
    }
}
