/// A page whose *source* was saved: what a browser shows for `view-source:`, or HTML that was escaped and saved as text.
enum SavedSource {
    /// How far the page's first escaped tag may stand, in bytes of visible text: browsers put a switch before it.
    private static let maximumLead = 120
    /// How far is looked for it at all, markup included.
    private static let searchedBytes = 16384

    /// The page that the text shows the source of, unescaped once; `nil` where it shows none.
    static func page(in text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let head = UnsafeBufferPointer(rebasing: text.prefix(searchedBytes))
        guard head.end(of: "&lt;!doctype html") ?? head.end(of: "&lt;html") != nil else { return nil }
        let start = visible(head).drop { $0.isSpaceASCII || (0x30...0x39).contains($0) }
        let begins = start.withContiguousStorageIfAvailable { start in
            guard let end = start.end(of: "<!doctype html") ?? start.end(of: "<html") else { return false }
            return end <= maximumLead
        }
        return begins ?? false ? visible(text)[...].drop { $0 != UInt8(ascii: "<") }.map { $0 } : nil
    }

    /// The text without its tags, table rows on lines of their own, with the escapes of markup undone once.
    private static func visible(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var visible: [UInt8] = []
        visible.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "<"):
                if text.matches("</tr", at: index) { visible.append(UInt8(ascii: "\n")) }
                index = text.index(of: UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? text.count
            case UInt8(ascii: "&"):
                if let escape = escapes.first(where: { text.matches($0.name, at: index) }) {
                    visible.append(escape.byte)
                    index += escape.name.utf8CodeUnitCount
                } else {
                    visible.append(text[index])
                    index += 1
                }
            default:
                visible.append(text[index])
                index += 1
            }
        }
        return visible
    }

    private static let escapes: [(name: StaticString, byte: UInt8)] = [
        ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&amp;", UInt8(ascii: "&")),
        ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")),
    ]
}
