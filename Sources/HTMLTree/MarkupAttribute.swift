internal import Glibc

/// An attribute as it stands in markup, told apart as a browser does.
struct MarkupAttribute {
    private let page: UnsafeBufferPointer<UInt8>
    private let name: Range<Int>
    /// Without its quotes.
    private let value: Range<Int>
    /// After its value and the quote that closes it.
    let end: Int

    /// The attribute that starts at `start`, which is neither white space nor `/` nor `>`.
    ///
    /// - Returns: `nil` where the page ends before its value does.
    init?(_ page: UnsafeBufferPointer<UInt8>, at start: Int) {
        self.page = page
        var next = start + 1
        while next < page.count, !Self.endsName(page[next]) { next += 1 }
        name = start..<next
        while next < page.count, page[next] <= 32 { next += 1 }
        guard next < page.count, page[next] == UInt8(ascii: "=") else {
            value = name.upperBound..<name.upperBound
            end = name.upperBound
            return
        }
        next += 1
        while next < page.count, page[next] <= 32 { next += 1 }
        guard next < page.count, let base = page.baseAddress else { return nil }
        let quote = page[next]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let close = memchr(base + next + 1, Int32(quote), page.count - next - 1) else { return nil }
            value = next + 1..<UnsafeRawPointer(close) - UnsafeRawPointer(base)
            end = value.upperBound + 1
        } else {
            let valueStart = next
            while next < page.count, page[next] > 32, page[next] != UInt8(ascii: ">") { next += 1 }
            value = valueStart..<next
            end = next
        }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 32 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    /// Whether a ``HTMLTree`` of the page depends on the attribute.
    func isKept(in element: MarkupElement) -> Bool {
        switch name.count {
        case 2: isNamed("id")
        case 3: isNamed("rel")
        case 4:
            isNamed("name") || isNamed("lang") || isNamed("role")
                || element == .link && isNamed("href") || element == .script && isNamed("type")
        case 5: isNamed("class") || isNamed("style") && mayHide
        case 6: isNamed("hidden")
        case 7: isNamed("content")
        case 8: isNamed("property") || isNamed("itemprop") || isNamed("datetime")
        case 11: isNamed("aria-hidden")
        default: false
        }
    }

    /// Whether it says of a script that it is JSON-LD, written out or in references.
    var isStructuredData: Bool { isNamed("type") && (holds("ld+json") || holds("&")) }

    /// Whether a style may keep its element from being shown: most say nothing of the kind.
    private var mayHide: Bool { holds("none") || holds("hidden") || holds("&") }

    private func isNamed(_ word: StaticString) -> Bool {
        name.count == word.utf8CodeUnitCount && page.holds(word, at: name.lowerBound)
    }

    private func holds(_ word: StaticString) -> Bool {
        value.contains { $0 + word.utf8CodeUnitCount <= value.upperBound && page.holds(word, at: $0) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether `word`, in lower case, stands at `start` in either case.
    func holds(_ word: StaticString, at start: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard start + length <= count else { return false }
        for offset in 0..<length {
            let byte = self[start + offset]
            let lower = byte >= 65 && byte <= 90 ? byte | 0x20 : byte
            guard lower == word.utf8Start[offset] else { return false }
        }
        return true
    }
}
