internal import Glibc

/// Writes a page's markup anew as libxml2 is to read it: without what no reader of the tree asks for, and with what
/// libxml2 reads otherwise than browsers do taken out.
///
/// Left out are the contents of scripts (but for structured data) and styles, attributes that the tree does not keep,
/// all but the first comments, and white space after a tag beyond its first byte. The tree is the same with and without
/// them, and libxml2 spends 10 to 20 ns on each of their bytes.
///
/// One pass. It follows quotes, comments and the contents of scripts as a browser's tokenizer does
/// (<https://html.spec.whatwg.org/multipage/parsing.html#tokenization>).
struct MarkupReducer {
    private let page: UnsafeBufferPointer<UInt8>
    private let output: UnsafeMutableBufferPointer<UInt8>
    private let limits: HTMLLimits
    /// Bytes of `output` that are written.
    private var count = 0
    /// Up to where `page` is written or left out.
    private var passed = 0
    private var comments = 0
    /// Whether a `<pre>` was seen, in which white space counts.
    private var hasPreformatted = false
    /// Where the `]]>` of a CDATA section stands whose content is read as markup.
    private var closingMark: Int?
    /// Whether no `]]>` follows.
    private var lacksClosingMark = false

    /// Reduces `page` into `output`, which has room for as many bytes.
    ///
    /// - Returns: The bytes written, at most those of the page.
    /// - Throws: ``HTMLError/tooManyAttributes(limit:offset:)``, also where the tree would not keep the attributes.
    static func reduce(
        _ page: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, limits: HTMLLimits
    ) throws(HTMLError) -> Int {
        precondition(output.count >= page.count, "room for \(output.count) bytes, needed \(page.count)")
        var reducer = MarkupReducer(page: page, output: output, limits: limits)
        var next = 0
        while let open = reducer.find(UInt8(ascii: "<"), from: next) {
            next = try reducer.pass(open)
        }
        reducer.write(upTo: page.count)
        return reducer.count
    }

    private init(page: UnsafeBufferPointer<UInt8>, output: UnsafeMutableBufferPointer<UInt8>, limits: HTMLLimits) {
        self.page = page
        self.output = output
        self.limits = limits
    }

    // MARK: Markup

    /// Passes over what starts with the `<` at `open`.
    private mutating func pass(_ open: Int) throws(HTMLError) -> Int {
        guard open + 1 < page.count else { return page.count }
        switch page[open + 1] {
        case UInt8(ascii: "!"): return passDeclaration(open)
        case UInt8(ascii: "/"): return passSpace(find(UInt8(ascii: ">"), from: open).map { $0 + 1 } ?? page.count)
        case let byte where isLetter(byte): return try passElement(open)
        default: return open + 1
        }
    }

    private mutating func passDeclaration(_ open: Int) -> Int {
        if page.holds("--", at: open + 2) { return passComment(open) }
        guard page.holds("[cdata[", at: open + 2) else { return open + 2 }
        replaceWithSpace(open..<open + 9)
        // Searched once for all sections that begin before it.
        if closingMark == nil, !lacksClosingMark {
            closingMark = findMark("]]>", from: open + 9)
            lacksClosingMark = closingMark == nil
        }
        return open + 9
    }

    private mutating func passComment(_ open: Int) -> Int {
        for empty in Self.emptyComments where page.holds(empty, at: open + 4) {
            let end = open + 4 + empty.utf8CodeUnitCount
            replaceWithSpace(open..<end)
            return end
        }
        guard let mark = findMark("-->", from: open + 4) else { return page.count }
        comments += 1
        if comments > TreeBuilder.maximumComments { leaveOut(open + 4..<mark) }
        return mark + 3
    }

    /// Comments that libxml2 does not end where browsers do.
    private static let emptyComments: [StaticString] = [">", "->"]

    /// Passes over a start tag, and over the content of a script or a style.
    private mutating func passElement(_ open: Int) throws(HTMLError) -> Int {
        var nameEnd = open + 1
        while nameEnd < page.count, !endsName(page[nameEnd]) { nameEnd += 1 }
        let element = MarkupElement(page, open + 1..<nameEnd)
        if element == .pre { hasPreformatted = true }
        let tag = try passAttributes(of: element, from: nameEnd, open)
        guard let name = element.rawTextName, !tag.isClosed else { return passSpace(tag.end) }
        let end = findEnd(of: name, from: tag.end)
        if !tag.isStructuredData { leaveOut(tag.end..<end) }
        return end
    }

    /// Leaves out the attributes that the tree does not keep.
    ///
    /// - Returns: Where the tag ends, whether it does with `/>`, and whether it says that JSON-LD follows.
    private mutating func passAttributes(
        of element: MarkupElement, from start: Int, _ open: Int
    ) throws(HTMLError) -> (end: Int, isClosed: Bool, isStructuredData: Bool) {
        var next = start
        var lastEnd = start
        var attributes = 0
        var isStructuredData = false
        while next < page.count {
            let byte = page[next]
            if byte == UInt8(ascii: ">") {
                return (next + 1, next > lastEnd && page[next - 1] == UInt8(ascii: "/"), isStructuredData)
            }
            guard byte > 32, byte != UInt8(ascii: "/") else {
                next += 1
                continue
            }
            guard let attribute = MarkupAttribute(page, at: next) else { return (page.count, false, false) }
            attributes += 1
            guard attributes <= limits.attributes else {
                throw .tooManyAttributes(limit: limits.attributes, offset: open)
            }
            if attribute.isKept(in: element) {
                isStructuredData = isStructuredData || attribute.isStructuredData
            } else {
                leaveOut(next..<attribute.end)
            }
            next = attribute.end
            lastEnd = next
        }
        return (page.count, false, false)
    }

    /// Leaves out the white space at `start` but for its first byte.
    private mutating func passSpace(_ start: Int) -> Int {
        var next = start
        while next < page.count, page[next] <= 32 { next += 1 }
        if next > start + 1, !hasPreformatted { leaveOut(start + 1..<next) }
        return next
    }

    // MARK: Writing

    private mutating func write(upTo end: Int) {
        if let mark = closingMark, mark < end {
            closingMark = nil
            if mark >= passed { replaceWithSpace(mark..<mark + 3) }
        }
        guard end > passed, let source = page.baseAddress, let target = output.baseAddress else { return }
        (target + count).update(from: source + passed, count: end - passed)
        count += end - passed
        passed = end
    }

    private mutating func leaveOut(_ range: Range<Int>) {
        write(upTo: range.lowerBound)
        passed = max(passed, range.upperBound)
    }

    private mutating func replaceWithSpace(_ range: Range<Int>) {
        leaveOut(range)
        output[count] = 32
        count += 1
    }

    // MARK: Searching

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < page.count, let base = page.baseAddress,
            let found = memchr(base + start, Int32(byte), page.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private func findMark(_ mark: StaticString, from start: Int) -> Int? {
        var next = start
        while let found = find(mark.utf8Start.pointee, from: next) {
            if page.holds(mark, at: found) { return found }
            next = found + 1
        }
        return nil
    }

    /// Where the end tag of a script or style starts, or the page's end.
    private func findEnd(of name: StaticString, from start: Int) -> Int {
        var next = start
        while let found = find(UInt8(ascii: "<"), from: next) {
            if found + 1 < page.count, page[found + 1] == UInt8(ascii: "/"), page.holds(name, at: found + 2) {
                return found
            }
            next = found + 1
        }
        return page.count
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 97 && byte | 0x20 <= 122 }

    private func endsName(_ byte: UInt8) -> Bool {
        byte <= 32 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }
}
