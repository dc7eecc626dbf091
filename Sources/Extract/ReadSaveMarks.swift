internal import HTMLTree

/// Reads what browsers and SingleFile note in a page they save: from where, and when.
///
/// `<!-- saved from url=(0037)https://example.gov.cn/art.html -->` is Internet Explorer's, Edge's and Chrome's;
/// SingleFile writes `Page saved with SingleFile`, `url:` and `saved date:` on lines of one comment.
struct ReadSaveMarks: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        for comment in draft.tree?.comments ?? [] {
            let text = String(decoding: comment, as: UTF8.self)
            if let mark = text.firstRange(of: "saved from url=(") {
                draft.savedFrom = Self.address(text[mark.upperBound...].drop { $0 != ")" }.dropFirst())
            } else if text.contains("SingleFile") {
                draft.savedFrom = Self.value(of: "url:", in: text).flatMap { Self.address($0[...]) }
                draft.savedAt = Self.value(of: "saved date:", in: text).map { Self.timestamp($0) ?? $0 }
            }
        }
        if let from = draft.savedFrom {
            notes.add("saved from \(from)")
            draft.claims.add(.url, from, from: "save mark", rank: 30)
        }
    }

    private static func address(_ text: Substring) -> String? {
        let address = text.prefix { !$0.isWhitespace }
        return address.contains("://") ? String(address) : nil
    }

    private static func value(of label: String, in text: String) -> String? {
        guard let start = text.firstRange(of: label)?.upperBound else { return nil }
        let line = text[start...].prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" }
        let value = line.drop { $0 == " " }
        return value.isEmpty ? nil : String(value)
    }

    /// `Tue Mar 18 2025 21:04:11 GMT+0800 (…)` as RFC 3339.
    private static func timestamp(_ text: String) -> String? {
        let words = text.split(separator: " ")
        guard words.count >= 6, words[5].hasPrefix("GMT"), words[5].utf8.count == 8, words[4].utf8.count == 8,
            let day = DateScanner.first(in: Array("\(words[1]) \(words[2]), \(words[3])".utf8))
        else { return nil }
        let zone = words[5].dropFirst(3)
        return "\(day.text)T\(words[4])\(zone.prefix(3)):\(zone.suffix(2))"
    }
}
