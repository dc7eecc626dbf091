internal import Glibc

/// A look at the raw markup before libxml2 sees it: tags whose attributes it would compare for minutes, and
/// comments and CDATA marks that it reads otherwise than browsers do.
///
/// One pass. It follows quotes, comments and the contents of scripts as a browser's tokenizer does.
struct MarkupScan {
    /// Where the markup has to be blanked out (with spaces) for libxml2 to read it as a browser does.
    private(set) var blanks: [Range<Int>] = []

    private let page: UnsafeBufferPointer<UInt8>
    private let limit: Int

    init(_ page: UnsafeBufferPointer<UInt8>, limits: HTMLLimits) throws(HTMLError) {
        self.page = page
        limit = limits.attributes
        var next = 0
        while let open = find(UInt8(ascii: "<"), from: next) {
            next = try pass(open)
        }
    }

    /// Passes over what starts with the `<` at `open`.
    private mutating func pass(_ open: Int) throws(HTMLError) -> Int {
        guard open + 1 < page.count else { return page.count }
        let byte = page[open + 1]
        if byte == UInt8(ascii: "!") { return passDeclaration(open) }
        guard isLetter(byte) else { return open + 1 }
        let end = try passTag(open)
        for name in Self.rawText where starts(with: name, at: open + 1) {
            return findEnd(of: name, from: end)
        }
        return end
    }

    private static let rawText: [StaticString] = ["script", "style"]

    private mutating func passDeclaration(_ open: Int) -> Int {
        if starts(with: "--", at: open + 2) {
            for empty in Self.emptyComments where starts(with: empty, at: open + 4) {
                blanks.append(open..<open + 4 + empty.utf8CodeUnitCount)
                return open + 4 + empty.utf8CodeUnitCount
            }
            return findCommentEnd(from: open + 4)
        }
        if starts(with: "[cdata[", at: open + 2) {
            blanks.append(open..<open + 9)
            if let end = findMark("]]>", from: open + 9) { blanks.append(end..<end + 3) }
            return open + 9
        }
        return open + 2
    }

    private static let emptyComments: [StaticString] = [">", "->"]

    /// Passes over a start tag and counts its attributes: words that do not follow an `=`.
    private func passTag(_ open: Int) throws(HTMLError) -> Int {
        var next = open + 1
        while next < page.count, page[next] > 32, page[next] != UInt8(ascii: ">") { next += 1 }
        var attributes = 0
        var inWord = false
        var isValue = false
        while next < page.count {
            let byte = page[next]
            switch byte {
            case UInt8(ascii: ">"): return next + 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if isValue {
                    guard let close = find(byte, from: next + 1) else { return page.count }
                    next = close
                    isValue = false
                    inWord = false
                }
            case 0...32, UInt8(ascii: "/"):
                if inWord { (inWord, isValue) = (false, false) }
            case UInt8(ascii: "="): (inWord, isValue) = (false, true)
            default:
                if !inWord {
                    inWord = true
                    if !isValue { attributes += 1 }
                    guard attributes <= limit else { throw .tooManyAttributes(limit: limit, offset: open) }
                }
            }
            next += 1
        }
        return page.count
    }

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < page.count, let base = page.baseAddress,
            let found = memchr(base + start, Int32(byte), page.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private func findMark(_ mark: StaticString, from start: Int) -> Int? {
        var next = start
        while let found = find(mark.utf8Start.pointee, from: next) {
            if starts(with: mark, at: found) { return found }
            next = found + 1
        }
        return nil
    }

    private func findCommentEnd(from start: Int) -> Int {
        findMark("-->", from: start).map { $0 + 3 } ?? page.count
    }

    private func findEnd(of name: StaticString, from start: Int) -> Int {
        var next = start
        while let found = find(UInt8(ascii: "<"), from: next) {
            if found + 1 < page.count, page[found + 1] == UInt8(ascii: "/"), starts(with: name, at: found + 2) {
                return found + 2
            }
            next = found + 1
        }
        return page.count
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 97 && byte | 0x20 <= 122 }

    /// Whether `word`, in lower case, stands at `start` in either case.
    private func starts(with word: StaticString, at start: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard start >= 0, start + count <= page.count else { return false }
        for offset in 0..<count {
            let byte = page[start + offset]
            let lower = byte >= 65 && byte <= 90 ? byte | 0x20 : byte
            guard lower == word.utf8Start[offset] else { return false }
        }
        return true
    }
}
