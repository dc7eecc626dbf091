/// Finds the charsets that a page declares in its own bytes: `<meta charset>`, `<meta http-equiv>`, `<?xml encoding?>`.
enum DeclaredCharsets {
    /// How far declarations are looked for, in bytes: browsers stop at 1024, pages exist that declare theirs behind long
    /// scripts.
    static let searchedBytes = 524_288

    /// The labels as printed in the page, in its order; at most eight, each of at most 64 bytes.
    static func labels(in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        let page = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, searchedBytes)])
        var labels: [String] = []
        var index = 0
        var commentsEnd = true
        while labels.count < 8, let start = page.index(of: UInt8(ascii: "<"), from: index) {
            index = start + 1
            let rest = UnsafeBufferPointer(rebasing: page[index...])
            if rest.begins(with: "!--") {
                // A comment that is never closed hides nothing: pages are saved with broken ones. Nor are the later ones
                // closed then, so that their ends are not looked for again and again.
                let end = commentsEnd ? rest.end(of: "-->", from: 3) : nil
                commentsEnd = end != nil
                index += end ?? 0
            } else if rest.begins(with: "meta") || rest.begins(with: "?xml") {
                let end = rest.prefix(1024).firstIndex(of: UInt8(ascii: ">")) ?? min(rest.count, 1024)
                let tag = UnsafeBufferPointer(rebasing: rest[..<end])
                let key: StaticString = rest.begins(with: "meta") ? "charset" : "encoding"
                if let label = value(of: key, in: tag) { labels.append(label) }
                index += end
            }
        }
        return labels
    }

    /// The value that follows `key` and `=` in a tag or a header, without quotes.
    static func value(of key: StaticString, in tag: UnsafeBufferPointer<UInt8>) -> String? {
        guard var index = tag.end(of: key) else { return nil }
        func skipSpaces() {
            while index < tag.count, tag[index] <= 0x20 { index += 1 }
        }
        skipSpaces()
        guard index < tag.count, tag[index] == UInt8(ascii: "=") else { return nil }
        index += 1
        while index < tag.count, tag[index] <= 0x20 || tag[index] == 0x22 || tag[index] == 0x27 { index += 1 }
        let label = tag[index...].prefix { $0 > 0x20 && $0 < 0x7F && !Self.ends.contains($0) }.prefix(64)
        return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }

    private static let ends = Array("\"';,/>".utf8)
}
