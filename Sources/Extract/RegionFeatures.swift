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

    private(set) var rows: [Float] = []
    /// The element whose blocks speak loudest for it, and how loud.
    let container: Int

    private let draft: Draft
    private let judged: [Double]
    private let masses: ElementMasses
    private let segment: Range<Int>
    private let title: TitleRegion

    /// - Parameter judged: The first model's verdict on each block, 0...1.
    init(_ draft: Draft, judged: [Double]) {
        self.draft = draft
        self.judged = judged
        masses = ElementMasses(draft, judged: judged)
        container = masses.container
        segment = Self.loudestSegment(masses.votes)
        title = TitleRegion(draft, masses: masses)
        rows.reserveCapacity(draft.blocks.count * Self.width)
        fill()
    }

    /// Whether each block stands below the headline of another article, outside the element of this one.
    var otherArticles: [Bool] {
        draft.blocks.indices.map { title.starts[$0] > 0 && !title.contains(Int(draft.blocks[$0].node)) }
    }

    private mutating func fill() {
        let total = max(1e-6, masses.votes.reduce(0) { $0 + max(0, $1) })
        let gaps = Self.gaps(draft, judged)
        let windows = Self.windows(draft, judged)
        var before = 0.0
        for index in draft.blocks.indices {
            let block = draft.blocks[index]
            let vote = masses.votes[index]
            for neighbour in [index, index - 1, index - 2, index + 1, index + 2] {
                rows.append(judged.indices.contains(neighbour) ? Float(judged[neighbour]) : -1)
            }
            let distance = masses.distance(from: Int(block.node), to: container)
            rows.append(distance == nil ? 0 : 1)
            rows.append(Float(masses.sum(container) / total))
            for level in 0..<4 { rows.append(Float(masses.mean(above: Int(block.node), levels: level))) }
            rows.append(Float(before / total))
            before += max(0, vote)
            rows.append(Float((total - before) / total))
            rows.append(Float(gaps.before[index]))
            rows.append(Float(gaps.after[index]))
            rows.append(segment.contains(index) ? 1 : 0)
            let away =
                index < segment.lowerBound
                ? segment.lowerBound - index : index >= segment.upperBound ? segment.upperBound - 1 - index : 0
            rows.append(Float(max(-60, min(60, away))))
            rows.append(Float(windows[index]))
            rows.append(Float(masses.signatureMean(of: index)))
            rows.append(Float(vote / total))
            rows.append(Float(distance.map { min($0, 12) } ?? -1))
            rows.append(title.contains(Int(block.node)) ? 1 : 0)
            rows.append(Float(title.share(of: total)))
            rows.append(Float(min(6, title.starts[index])))
            rows.append(Float(title.gaps[index]))
        }
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
