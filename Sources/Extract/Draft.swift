internal import HTMLTree
internal import PipelineModel

/// What is known of a page so far; each pass adds to it.
struct Draft {
    let page: RawPage
    /// The page as a tree; `nil` for text pages.
    let tree: HTMLTree?
    /// The text the blocks' ranges point into.
    let text: [UInt8]
    /// In the order of the page.
    var blocks: [Block] = []
    /// Where inline elements start and end in the text, ascending: `来源：新京报` and `作者：` may touch there.
    var seams: [Int32] = []
    /// What class and id of each element suggest, inherited hints included; as many as the tree has elements.
    var hints: [Hints] = []
    /// The elements that are called after the author, the source or the editor, in the order of the page.
    var named: [NamedElement] = []
    /// The page's `<title>`, white space trimmed.
    var pageTitle = ""
    var claims = Claims()
    /// The day of the last change that the head claims, `YYYY-MM-DD`.
    var modified: String?
    /// The days of the page's first `<time>` elements.
    var times: [(node: Int, day: String)] = []
    /// The article's lines where a site's rule says they are.
    var siteText: [String] = []
    /// The article's text as structured data has it.
    var structuredBody: String?
    /// Where and when the page was saved, as a browser noted in it.
    var savedFrom: String?
    var savedAt: String?
    /// Whether each block stands below the headline of another article.
    var otherArticles: [Bool] = []
    /// The first and last block of the main text.
    var body: ClosedRange<Int>?
    /// The block that shows the title.
    var titleBlock: Int?
    var refusal: Refusal?

    init(page: RawPage, tree: HTMLTree?) {
        self.page = page
        self.tree = tree
        text = tree?.text ?? page.text
    }

    /// The text of a block, white space trimmed and runs of it made one space.
    func line(_ block: Block) -> String { String(decoding: cleaned(block.text), as: UTF8.self) }

    /// The bytes of a range of the text without white space at its ends, runs of it inside made one space.
    func cleaned(_ range: Range<Int>) -> [UInt8] {
        text.withUnsafeBufferPointer { Whitespace.collapsed(UnsafeBufferPointer(rebasing: $0[range])) }
    }
}

extension Draft {
    /// The text of a block with U+001F where inline elements start and end.
    func lineWithSeams(_ block: Block) -> [UInt8] { lineWithSeams(block.text) }

    /// A range of the text with U+001F where inline elements start and end.
    func lineWithSeams(_ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        var start = range.lowerBound
        var position = firstSeam(after: start)
        while position < seams.count, Int(seams[position]) < range.upperBound {
            append(start..<Int(seams[position]), to: &result)
            start = Int(seams[position])
            position += 1
        }
        append(start..<range.upperBound, to: &result)
        return result
    }

    private func append(_ range: Range<Int>, to result: inout [UInt8]) {
        let piece = cleaned(range)
        guard !piece.isEmpty else { return }
        if !result.isEmpty { result.append(0x1F) }
        result += piece
    }

    /// The first seam past `offset`, by halving.
    private func firstSeam(after offset: Int) -> Int {
        var (low, high) = (0, seams.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(seams[middle]) > offset { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
