/// The names without a label in a byline such as `2019年09月07日 04:04 北京日报`.
enum BylineTokens {
    /// What parts names: seams, bars, brackets and wide spaces; narrow spaces too where Han characters stand around.
    private static let separators: Set<Character> = [
        "\u{1F}", "|", "｜", "/", "[", "]", "【", "】", "(", ")", "（", "）", "\u{3000}", "\u{A0}",
    ]

    /// The pieces of the line that may be names: dates, times and numbers left out, at most four.
    static func names(in line: String) -> [String] {
        var names: [String] = []
        for piece in line.split(whereSeparator: { separators.contains($0) }) {
            for token in words(of: withoutDate(String(piece))) where !token.isEmpty {
                names.append(token.hasSuffix("官方账号") ? String(token.dropLast(4)) : token)
            }
        }
        return Array(names.prefix(4))
    }

    private static func withoutDate(_ piece: String) -> String {
        let bytes = Array(piece.utf8)
        guard let day = DateScanner.first(in: bytes) else { return piece }
        return String(decoding: bytes[..<day.range.lowerBound] + [32] + bytes[day.range.upperBound...], as: UTF8.self)
    }

    /// Words parted by spaces, times and marks dropped; a Latin name stays in one piece.
    private static func words(of piece: String) -> [String] {
        let words = piece.split(separator: " ").map { word in
            String(word.drop { !$0.isLetter && !$0.isNumber })
        }
        let named = words.filter { word in
            word.contains { $0.isLetter } && word != "于" && word != "日" && word != "发表于" && word != "by"
        }
        let isLatin = named.allSatisfy { $0.utf8.allSatisfy { $0 < 0xE0 } }
        return isLatin ? [named.joined(separator: " ")] : named
    }
}
