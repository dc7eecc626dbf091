internal import Glibc

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
        let isBuiltAsDigest = isBuiltAsDigest(judge, from: titleLength > 0 ? 1 : 0)
        if titleLength > 0 || !isBuiltAsDigest { findTitle(judge, isGiven: titleLength > 0) }
        isDigest = isBuiltAsDigest || lines.contains { $0.kind == .title && judge.namesDigest($0) }
        group()
    }

    /// Cuts the text into lines and sentences.
    private mutating func cut(_ text: UnsafeBufferPointer<UInt8>) {
        // About what news has of them; an array that grows is copied as often as it doubles.
        lines.reserveCapacity(text.count / 256 + 8)
        sentences.reserveCapacity(text.count / 128 + 8)
        var start = 0
        while start < text.count {
            let end = Self.lineEnd(in: text, from: start)
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

    private static func lineEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = text.baseAddress, let end = memchr(base + start, 10, text.count - start) else {
            return text.count
        }
        return UnsafeRawPointer(end) - UnsafeRawPointer(base)
    }

    private mutating func cutSentences(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, line: Int32) {
        let raw = UnsafeRawBufferPointer(text)
        var start = range.lowerBound
        var index = start
        while index + 16 <= range.upperBound {
            let marks = Self.endMarks(in: raw.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self))
            cut(text, marks[0], at: index, line, from: &start, to: range.upperBound)
            cut(text, marks[1], at: index + 8, line, from: &start, to: range.upperBound)
            index += 16
        }
        while index < range.upperBound {
            cut(text, 0x80, at: index, line, from: &start, to: range.upperBound)
            index += 1
        }
        sentences.append(Sentence(start: Int32(start), end: Int32(range.upperBound), line: line))
    }

    /// Ends a sentence at each mark that ends one.
    ///
    /// - Parameters:
    ///   - marks: The top bit of each byte from `index` on that may be such a mark.
    ///   - start: Where the sentence starts, and the next one then.
    ///   - end: Where the line ends, and its last sentence.
    @inline(__always)
    private mutating func cut(
        _ text: UnsafeBufferPointer<UInt8>, _ marks: UInt64, at index: Int, _ line: Int32, from start: inout Int,
        to end: Int
    ) {
        var marks = marks & 0x8080_8080_8080_8080
        while marks != 0 {
            let place = index + marks.trailingZeroBitCount / 8
            marks &= marks - 1
            let length = Self.lengthOfEnd(in: text, at: place, before: end)
            guard length > 0, place + length < end else { continue }
            sentences.append(Sentence(start: Int32(start), end: Int32(place + length), line: line))
            start = place + length
        }
    }

    /// The top bit of each of sixteen bytes that may end a sentence, and of few others: of `!`, `;`, `?` and the first byte
    /// of `。`. By arithmetic on words, for comparing vectors of bytes is not compiled to vectors.
    @inline(__always)
    private static func endMarks(in bytes: SIMD2<UInt64>) -> SIMD2<UInt64> {
        // A zero byte, less one, has a top bit that it had not.
        func zeroes(_ bytes: SIMD2<UInt64>) -> SIMD2<UInt64> { (bytes &- 0x0101_0101_0101_0101) & ~bytes }
        // ; and ? differ in one bit.
        return zeroes(bytes ^ 0xE3E3_E3E3_E3E3_E3E3) | zeroes(bytes ^ 0x2121_2121_2121_2121)
            | zeroes(bytes & 0xFBFB_FBFB_FBFB_FBFB ^ 0x3B3B_3B3B_3B3B_3B3B)
    }

    /// The bytes of the mark at `index` if it ends a sentence: `!`, `?`, `;` or `。`; 0 for any other byte.
    private static func lengthOfEnd(in text: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int) -> Int {
        switch text[index] {
        case 0x21, 0x3F, 0x3B: 1
        case 0xE3: index + 2 < end && text[index + 1] == 0x80 && text[index + 2] == 0x82 ? 3 : 0
        default: 0
        }
    }

    /// A heading heads something: short lines after the last paragraph are links and footers.
    private mutating func dropTail() {
        guard let last = lines.lastIndex(where: { $0.kind == .paragraph }) else { return }
        for index in lines.indices[(last + 1)...] { lines[index].kind = .furniture }
    }

    /// Items that a text without the name of a digest has to have, to be taken for one. Three headings may be those of an
    /// article in parts; set by judgement.
    private static let fewestItems = 3

    /// Whether the text is items of a heading and a paragraph each that open as news do (`今天`, `近日`, `记者`), as a
    /// digest is whose title got lost among the lines of a page.
    private func isBuiltAsDigest(_ judge: LineJudge, from first: Int) -> Bool {
        let rest = lines.indices.dropFirst(first)
        let items = rest.dropLast().filter { lines[$0].kind == .heading && lines[$0 + 1].kind == .paragraph }
        guard items.count >= Self.fewestItems,
            rest.count(where: { lines[$0].kind != .furniture }) <= 2 * items.count + 2
        else { return false }
        return items.count { judge.opensAsNews(lines[$0 + 1]) } * 3 >= items.count * 2
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
