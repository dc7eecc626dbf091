internal import HTMLTree

/// What the second model sees of each block besides the first one's row: how the first judged it, its neighbours and
/// the elements it stands in.
///
/// Linear in blocks and elements.
struct RegionFeatures {
    static let names = [
        "p", "pPrev", "pPrev2", "pNext", "pNext2", "inContainer", "containerShare", "meanNode", "meanParent",
        "meanGrand", "meanGreat", "massBefore", "massAfter", "gapBefore", "gapAfter", "inSegment", "segmentDistance",
        "window", "signatureMean", "mass", "containerDistance", "underTitle", "underTitleShare", "startsBetween",
        "titleGap",
    ]
    static var width: Int { names.count }

    /// ``names`` many numbers for each block.
    let rows: [Float]
    /// The element whose blocks speak loudest for it.
    let container: Int
    /// Whether each block stands below the headline of another article, outside the element of this one.
    let otherArticles: [Bool]

    /// - Parameter judged: The first model's verdict on each block, 0...1.
    init(_ draft: Draft, judged: [Double], signatures: BlockSignatures) {
        let masses = ElementMasses(draft, judged: judged, signatures: signatures)
        let title = TitleRegion(draft, masses: masses)
        container = masses.container
        otherArticles = draft.blocks.indices.map {
            title.starts[$0] > 0 && !title.contains(Int(draft.blocks[$0].node))
        }
        let total = max(1e-6, masses.votes.reduce(0) { $0 + max(0, $1) })
        let segment = Self.loudestSegment(masses.votes)
        let gaps = Self.gaps(draft, judged)
        let windows = Self.windows(draft, judged)
        let (share, titleShare) = (masses.sum(container) / total, title.share(of: total))
        var before = 0.0
        rows = RowWriter.rows(count: draft.blocks.count, width: Self.width) { index, row in
            let node = Int(draft.blocks[index].node)
            let vote = masses.votes[index]
            for neighbour in [index, index - 1, index - 2, index + 1, index + 2] {
                row.write(judged.indices.contains(neighbour) ? Float(judged[neighbour]) : -1)
            }
            let distance = masses.distance(from: node, to: masses.container)
            row.write(distance == nil ? 0 : 1)
            row.write(Float(share))
            var around = node
            for _ in 0..<4 {
                row.write(Float(masses.mean(in: around)))
                around = around > 0 ? masses.parent(of: around) : 0
            }
            row.write(Float(before / total))
            before += max(0, vote)
            row.write(Float((total - before) / total))
            row.write(Float(gaps.before[index]))
            row.write(Float(gaps.after[index]))
            row.write(segment.contains(index) ? 1 : 0)
            row.write(Float(max(-60, min(60, Self.distance(from: index, to: segment)))))
            row.write(Float(windows[index]))
            row.write(Float(masses.meanOfAlike(index)))
            row.write(Float(vote / total))
            row.write(Float(distance.map { min($0, 12) } ?? -1))
            row.write(title.contains(node) ? 1 : 0)
            row.write(Float(titleShare))
            row.write(Float(min(6, title.starts[index])))
            row.write(Float(title.gaps[index]))
        }
    }

    /// Blocks between a block and a segment: above 0 before it, below 0 after it, 0 inside.
    private static func distance(from index: Int, to segment: Range<Int>) -> Int {
        if index < segment.lowerBound { return segment.lowerBound - index }
        return index >= segment.upperBound ? segment.upperBound - 1 - index : 0
    }

    /// The run of blocks with the largest sum of votes (J. Pasternack, D. Roth, WWW 2009).
    private static func loudestSegment(_ votes: [Double]) -> Range<Int> {
        var best = (sum: 0.0, range: 0..<0)
        var sum = 0.0
        var start = 0
        for (index, vote) in votes.enumerated() {
            if sum <= 0 { (sum, start) = (0, index) }
            sum += vote
            if sum > best.sum { best = (sum, start..<index + 1) }
        }
        return best.range
    }

    /// How many blocks away the nearest sure paragraph stands, at most 60.
    private static func gaps(_ draft: Draft, _ judged: [Double]) -> (before: [Double], after: [Double]) {
        let count = judged.count
        var before = [Double](repeating: 60, count: count)
        var after = before
        func isSure(_ index: Int) -> Bool { judged[index] > 0.8 && draft.blocks[index].counts.units >= 15 }
        var last: Int?
        for index in 0..<count {
            if let last { before[index] = min(60, Double(index - last)) }
            if isSure(index) { last = index }
        }
        last = nil
        for index in stride(from: count - 1, through: 0, by: -1) {
            if let last { after[index] = min(60, Double(last - index)) }
            if isSure(index) { last = index }
        }
        return (before, after)
    }

    /// The mean verdict of the eleven blocks around each, by length.
    private static func windows(_ draft: Draft, _ judged: [Double]) -> [Double] {
        let weights = draft.blocks.map { min($0.counts.units, ElementMasses.maximumUnits) + 1 }
        return judged.indices.map { index in
            var sum = 0.0
            var weight = 0.0
            for place in max(0, index - 5)...min(judged.count - 1, index + 5) {
                sum += judged[place] * weights[place]
                weight += weights[place]
            }
            return sum / weight
        }
    }
}
