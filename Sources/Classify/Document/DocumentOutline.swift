/// What the parts of a folded text are, read from its lines alone: title, headings, paragraphs, items, furniture.
struct DocumentOutline: Sendable {
    /// What a line is to the article.
    enum LineKind: UInt8, Sendable { case title, heading, paragraph, furniture }

    struct Line: Sendable {
        /// Bytes of the text, without white space at the ends.
        var start: Int32
        var end: Int32
        var kind: LineKind
        var section: Int32
        var length: Int { Int(end - start) }
    }

    struct Sentence: Sendable {
        let start: Int32
        let end: Int32
        let line: Int32
        /// Whether it is the first of its line.
        let opensLine: Bool
        var length: Int { Int(end - start) }
    }

    /// A heading with the paragraphs under it, or paragraphs before the first heading; in a digest, an item.
    struct Section: Sendable {
        /// The line of its heading; -1 where there is none.
        var heading: Int32
        /// The line of its first paragraph; -1 where there is none.
        var lead: Int32 = -1
        var length = 0
    }

    private(set) var lines: [Line] = []
    private(set) var sentences: [Sentence] = []
    private(set) var sections: [Section] = []
    /// Whether the text is news in brief, whose items are about different things.
    private(set) var isDigest = false
    /// The bytes of title, headings and paragraphs.
    private(set) var length = 0
    /// The first paragraph's line; -1 where there is none.
    private(set) var lead: Int32 = -1

    /// - Parameters:
    ///   - text: Folded text, one paragraph a line.
    ///   - titleLength: The bytes of the title at its start, which a line break ends; 0 where the title has to be found.
    init(_ text: UnsafeBufferPointer<UInt8>, titleLength: Int) {
        cut(text)
        let judge = LineJudge(text)
        for index in lines.indices { lines[index].kind = judge.kind(of: lines[index]) }
        dropTail()
        findTitle(judge, isGiven: titleLength > 0)
        isDigest = lines.contains { $0.kind == .title && judge.namesDigest($0) }
        group()
    }

    /// Cuts the text into lines and sentences.
    private mutating func cut(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != 10 { end += 1 }
            var first = start
            var last = end
            while first < last, text[first] <= 32 || text[first] == 35 { first += 1 }
            while last > first, text[last - 1] <= 32 { last -= 1 }
            if first < last {
                let line = Int32(lines.count)
                lines.append(
                    Line(start: Int32(first), end: Int32(last), kind: .paragraph, section: 0))
                cutSentences(text, first..<last, line: line)
            }
            start = end + 1
        }
    }

    private mutating func cutSentences(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, line: Int32) {
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            let byte = text[index]
            index += 1
            let isEnd: Bool
            switch byte {
            case 0x21, 0x3F, 0x3B: isEnd = true  // ! ? ;
            case 0xE3:  // 。
                isEnd = index + 1 < range.upperBound && text[index] == 0x80 && text[index + 1] == 0x82
                if isEnd { index += 2 }
            default: isEnd = false
            }
            guard isEnd || index == range.upperBound else { continue }
            sentences.append(
                Sentence(
                    start: Int32(start), end: Int32(index), line: line, opensLine: start == range.lowerBound))
            start = index
        }
    }

    /// A heading heads something: short lines after the last paragraph are links and footers.
    private mutating func dropTail() {
        guard let last = lines.lastIndex(where: { $0.kind == .paragraph }) else { return }
        for index in lines.indices[(last + 1)...] { lines[index].kind = .furniture }
    }

    private mutating func findTitle(_ judge: LineJudge, isGiven: Bool) {
        if isGiven, !lines.isEmpty { lines[0].kind = .title }
        guard let first = lines.indices.first(where: { lines[$0].kind != .furniture && (!isGiven || $0 > 0) })
        else { return }
        if !isGiven {
            if lines[first].kind == .heading { lines[first].kind = .title }
        } else if judge.isSame(lines[0], lines[first]) {
            lines[first].kind = .title
        }
    }

    /// Puts each line into its section.
    private mutating func group() {
        let hasHeadings = lines.contains { $0.kind == .heading }
        for index in lines.indices where lines[index].kind != .furniture {
            let kind = lines[index].kind
            if kind == .heading || sections.isEmpty || kind == .title || (isDigest && !hasHeadings) {
                sections.append(Section(heading: kind == .heading ? Int32(index) : -1))
            } else if index > 0, lines[index - 1].kind == .title {
                sections.append(Section(heading: -1))
            }
            let section = sections.count - 1
            if kind == .paragraph, lead < 0 { lead = Int32(index) }
            if kind == .paragraph, sections[section].lead < 0 { sections[section].lead = Int32(index) }
            lines[index].section = Int32(section)
            sections[section].length += lines[index].length
            length += lines[index].length
        }
    }
}
