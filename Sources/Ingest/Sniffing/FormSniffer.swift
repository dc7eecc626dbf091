internal import PipelineModel

/// Tells HTML from plain text by what it says, not by its name.
enum FormSniffer {
    /// How much is read, in bytes.
    private static let searchedBytes = 65536
    /// Tags that make a text HTML, where it does not begin with one: a line of code quoted in an article has fewer.
    private static let minimumTags = 6

    /// - Parameter text: Valid UTF-8.
    static func form(of text: UnsafeBufferPointer<UInt8>) -> RawPage.Form {
        let start = text.firstIndex { !$0.isSpaceASCII } ?? text.count
        let page = UnsafeBufferPointer(rebasing: text[start...].prefix(searchedBytes))
        if page.first == UInt8(ascii: "<"), beginsMarkup(page, at: 1) { return .html }
        return count(page) >= minimumTags ? .html : .text
    }

    /// Whether what stands behind a `<` is a tag of HTML, a comment or a declaration.
    private static func beginsMarkup(_ page: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        if page.matches("!--", at: index) || page.matches("!doctype", at: index) || page.matches("?xml", at: index) {
            return true
        }
        return isTag(page, at: index)
    }

    /// The number of tags, each of which is an opening or closing one of HTML; stops once there are enough. A document
    /// element counts for all.
    private static func count(_ page: UnsafeBufferPointer<UInt8>) -> Int {
        var (tags, closing) = (0, 0)
        var index = 0
        while let start = page.index(of: UInt8(ascii: "<"), from: index) {
            index = start + 1
            let closes = index < page.count && page[index] == UInt8(ascii: "/")
            guard isTag(page, at: closes ? index + 1 : index) else {
                if page.matches("!doctype html", at: index) { return minimumTags }
                continue
            }
            tags += 1
            if closes { closing += 1 }
            if tags >= minimumTags, closing > 0 { return tags }
        }
        return closing > 0 || tags > 2 * minimumTags ? tags : 0
    }

    private static func isTag(_ page: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        names.contains { name in
            let end = index + name.utf8CodeUnitCount
            guard page.matches(name, at: index) else { return false }
            return end == page.count || page[end].isSpaceASCII || page[end] == UInt8(ascii: ">")
                || page[end] == UInt8(ascii: "/")
        }
    }

    /// The elements that pages, and pieces of pages, begin with or are made of.
    private static let names: [StaticString] = [
        "html", "head", "body", "meta", "title", "link", "script", "style", "div", "p", "br", "a", "span", "table",
        "tbody", "tr", "td", "th", "ul", "ol", "li", "h1", "h2", "h3", "h4", "img", "font", "b", "strong", "em", "i",
        "center", "section", "article", "header", "footer", "nav", "main", "form", "iframe", "frameset", "base", "dl",
        "dt", "dd", "blockquote", "pre", "hr", "svg", "rss", "feed", "noscript", "input", "button",
    ]
}
