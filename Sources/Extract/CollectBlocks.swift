internal import HTMLTree

/// Cuts the tree's text into blocks: at every block-level element and `<br>`.
///
/// One walk over the elements in document order; each byte of text is counted once.
struct CollectBlocks: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let tree = draft.tree else { return }
        var walk = BlockWalk(tree)
        walk.run()
        draft.blocks = walk.blocks
        draft.seams = walk.seams
        draft.named = walk.named
        draft.hints = HintInheritance(tree: tree, own: walk.hints, blocks: walk.blocks).result()
        for index in draft.blocks.indices {
            draft.blocks[index].hints = draft.hints[Int(draft.blocks[index].node)]
        }
        draft.pageTitle = walk.title.map { String(decoding: draft.cleaned($0), as: UTF8.self) } ?? ""
        notes.add("\(tree.nodes.count) elements, \(draft.blocks.count) blocks, title \"\(draft.pageTitle)\"")
    }
}

/// The walk of ``CollectBlocks``.
struct BlockWalk {
    private(set) var blocks: [Block] = []
    /// What class and id of each element itself suggest.
    private(set) var hints: [Hints]
    /// Where the first `<title>` of the page has its text.
    private(set) var title: Range<Int>?
    /// Where inline elements start and end, ascending.
    private(set) var seams: [Int32] = []
    /// The elements that are called after the author, the source or the editor.
    private(set) var named: [NamedElement] = []

    private let tree: HTMLTree
    private var open: [Frame] = []
    private var current = Block(text: 0..<0, node: 0)
    private var cursor = 0

    /// An element that has not ended.
    private struct Frame {
        var headingLevel: UInt8 = 0
        let end: Int32
        let textEnd: Int
        let breaks: Bool
        let node: Int32
        let tag: Block.Tag
        let isLink: Bool
        let isHidden: Bool
    }

    init(_ tree: HTMLTree) {
        self.tree = tree
        hints = [Hints](repeating: [], count: tree.nodes.count)
        blocks.reserveCapacity(tree.nodes.count / 4)
    }

    mutating func run() {
        open = [
            Frame(
                end: Int32.max, textEnd: tree.text.count, breaks: true, node: 0, tag: .other, isLink: false,
                isHidden: false)
        ]
        startBlock(at: 0)
        let text = tree.text
        let nodes = tree.nodes
        text.withUnsafeBufferPointer { text in
            nodes.withUnsafeBufferPointer { nodes in walk(nodes, text) }
        }
    }

    private mutating func walk(_ nodes: UnsafeBufferPointer<HTMLTree.Node>, _ text: UnsafeBufferPointer<UInt8>) {
        var index = 1
        while index < nodes.count {
            close(upTo: index, text)
            let node = nodes[index]
            take(upTo: node.text.lowerBound, text)
            switch Shape(node.tag) {
            case .invisible:
                if node.tag == .title, title == nil { title = node.text }
                breakBlock(at: node.text.upperBound)
                index = Int(node.end)
                continue
            case .lineBreak:
                breakBlock(at: cursor)
                index += 1
                continue
            case .inline:
                addSeam()
                enter(node, index, breaks: false, tag: nil)
            case .block(let tag):
                breakBlock(at: cursor)
                enter(node, index, breaks: true, tag: tag)
            }
            index += 1
        }
        close(upTo: nodes.count, text)
        take(upTo: text.count, text)
        breakBlock(at: text.count)
    }

    private mutating func enter(_ node: HTMLTree.Node, _ index: Int, breaks: Bool, tag: Block.Tag?) {
        guard let parent = open.last else { return }
        var found: Hints = []
        var names: Hints = []
        tree.forEachAttribute(at: index) { name, value in
            switch name {
            case .class, .id, .role:
                value.withUnsafeBufferPointer { found.formUnion(HintVocabulary.shared.hints(in: $0)) }
            case .itemprop, .rel: names.formUnion(NamedElement.hints(ofProperty: value))
            default: break
            }
        }
        names.formUnion(found.intersection(.named))
        if !names.isEmpty { named.append(NamedElement(node: index, hints: names)) }
        switch node.tag {
        case .footer, .nav, .aside: found.formUnion(.furniture)
        case .article: found.formUnion(.content)
        case .figcaption: found.formUnion(.caption)
        case .body, .html: found = []
        default: break
        }
        hints[index] = found
        open.append(
            Frame(
                headingLevel: Self.headingLevel(node.tag) ?? parent.headingLevel, end: node.end,
                textEnd: node.text.upperBound, breaks: breaks,
                node: breaks ? Int32(index) : parent.node, tag: tag ?? parent.tag,
                isLink: parent.isLink || node.tag == .a, isHidden: parent.isHidden || node.isHidden))
        if breaks { startBlock(at: cursor) }
    }

    private mutating func close(upTo index: Int, _ text: UnsafeBufferPointer<UInt8>) {
        while open.count > 1, let top = open.last, Int(top.end) <= index {
            take(upTo: top.textEnd, text)
            open.removeLast()
            if top.breaks { breakBlock(at: cursor) } else { addSeam() }
        }
    }

    /// Counts the text up to `end` into the current block.
    private mutating func take(upTo end: Int, _ text: UnsafeBufferPointer<UInt8>) {
        guard end > cursor, let top = open.last else { return }
        let counts = TextCounts(UnsafeBufferPointer(rebasing: text[cursor..<end]))
        current.counts += counts
        if top.isLink { current.linked += counts }
        if !top.isHidden && counts.units > 0 { current.isHidden = false }
        cursor = end
        current.text = current.text.lowerBound..<end
    }

    private static func headingLevel(_ tag: HTMLTag) -> UInt8? {
        switch tag {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    private mutating func addSeam() {
        if let last = seams.last, Int(last) == cursor { return }
        seams.append(Int32(cursor))
    }

    private mutating func breakBlock(at position: Int) {
        if current.counts.units > 0 || current.counts.stops > 0 { blocks.append(current) }
        cursor = position
        startBlock(at: position)
    }

    private mutating func startBlock(at position: Int) {
        let top = open.last
        current = Block(text: position..<position, node: top?.node ?? 0, tag: top?.tag ?? .other)
        current.isHidden = top?.isHidden ?? false
        current.headingLevel = top?.headingLevel ?? 0
    }
}

/// How an element parts text.
enum Shape {
    case inline, lineBreak, invisible
    case block(Block.Tag)

    init(_ tag: HTMLTag) {
        switch tag {
        case .br, .hr: self = .lineBreak
        case .script, .style, .noscript, .template, .title, .meta, .link, .base, .select, .option, .optgroup,
            .textarea, .datalist, .button, .iframe, .frame, .frameset, .noframes, .object, .embed, .applet, .audio,
            .video, .canvas, .svg, .math, .map, .rt, .rp, .input, .param:
            self = .invisible
        case .h1, .h2, .h3, .h4, .h5, .h6, .hgroup: self = .block(.heading)
        case .p, .blockquote, .dd, .summary: self = .block(.paragraph)
        case .pre: self = .block(.preformatted)
        case .li, .dt: self = .block(.item)
        case .td, .th: self = .block(.cell)
        case .figcaption, .caption: self = .block(.caption)
        case .root, .html, .head, .body, .div, .center, .address, .details, .section, .article, .main, .aside, .header,
            .footer, .nav, .figure, .search, .dialog, .ul, .ol, .dl, .dir, .menu, .table, .thead, .tbody, .tfoot,
            .tr, .colgroup, .col, .form, .fieldset, .legend, .marquee:
            self = .block(.other)
        default: self = .inline
        }
    }
}
