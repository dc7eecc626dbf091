/// How the blocks stand to the block that shows the title: pages put further articles below the one asked for.
struct TitleRegion {
    /// The votes an element around the title must hold to be its article's.
    private static let minimumMass = 40.0

    /// How many other articles seem to start between the title and each block.
    private(set) var starts: [Int]
    /// The text that was judged to be no part of an article between the title and each block, on a logarithmic scale.
    private(set) var gaps: [Double]
    private var root = 0
    private let masses: ElementMasses
    private let hasTitle: Bool

    init(_ draft: Draft, masses: ElementMasses) {
        self.masses = masses
        starts = [Int](repeating: 0, count: draft.blocks.count)
        gaps = [Double](repeating: 0, count: draft.blocks.count)
        guard let title = draft.titleBlock, draft.tree != nil else {
            hasTitle = false
            return
        }
        hasTitle = true
        var node = Int(draft.blocks[title].node)
        while node > 0, masses.positive(in: node) < Self.minimumMass { node = masses.parent(of: node) }
        root = max(0, node)
        var count = 0
        var gap = 0.0
        for index in draft.blocks.indices where index > title {
            if Self.startsArticle(draft, index), !contains(Int(draft.blocks[index].node)) { count += 1 }
            if masses.votes[index] < 0 { gap += min(30, draft.blocks[index].counts.units) + 2 }
            starts[index] = count
            gaps[index] = logarithm(1 + gap)
        }
    }

    /// Whether an element stands in the smallest one that holds both the title and text below it.
    func contains(_ node: Int) -> Bool { hasTitle && masses.contains(root, node) }

    /// Share of the page's votes that this element holds.
    func share(of total: Double) -> Double { hasTitle ? masses.positive(in: root) / total : -1 }

    /// Whether a block looks like the headline of another article: a heading that is a link or has a date beside it.
    static func startsArticle(_ draft: Draft, _ index: Int) -> Bool {
        let block = draft.blocks[index]
        guard block.tag == .heading || block.hints.contains(.title), block.titleMatch < 0.8,
            block.counts.units >= 5, block.counts.units <= 60
        else { return false }
        if block.linkDensity > 0.8 { return true }
        return (max(0, index - 2)...min(draft.blocks.count - 1, index + 4)).contains { draft.blocks[$0].hasDate }
    }
}
