/// What is left in a text of a tag or an entity whose first character was swallowed: `?/p>`, `?ldquo;`.
struct Remnant {
    /// The whole, as it stood in the page.
    let whole: [UInt8]
    /// What it showed: nothing, a line break or a quotation mark.
    let shown: UInt32?

    /// The bytes that are left.
    var rest: ArraySlice<UInt8> { whole.dropFirst() }

    /// Remnants that were seen or are made the same way.
    private static let all: [Remnant] = [
        ("</p>", nil), ("<p>", nil), ("</div>", nil), ("</span>", nil), ("</strong>", nil), ("<strong>", nil),
        ("<br>", 0x0A), ("<br/>", 0x0A), ("<br />", 0x0A), ("&ldquo;", 0x201C), ("&rdquo;", 0x201D),
        ("&lsquo;", 0x2018),
        ("&rsquo;", 0x2019), ("&nbsp;", 0x20),
    ].map { Remnant(whole: Array($0.0.utf8), shown: $0.1) }

    /// The number of the remnant at byte `start`; `nil` where there is none.
    static func index(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard start < text.count, text[start] != 0x3F, text[start] < 0x80 else { return nil }
        return all.firstIndex { text[start...].starts(with: $0.rest) }
    }

    static subscript(index: Int) -> Remnant { all[index] }
}
