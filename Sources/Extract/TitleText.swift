/// A title for comparing: letters, digits and Han only, ASCII in lower case.
struct TitleText {
    let original: String
    let letters: [Unicode.Scalar]

    init(_ text: String) {
        original = text
        letters = text.unicodeScalars.prefix(400).compactMap { scalar in
            switch scalar.value {
            case 48...57, 97...122: scalar
            case 65...90: Unicode.Scalar(scalar.value + 32)
            case 0xC0...0x1FFF, 0x3005...0x3007, 0x3041...0xDFFF, 0xF900...0xFAFF, 0xFF10...0xFF5A, 0x10000...: scalar
            default: nil
            }
        }
    }

    /// Share of `line` that this title holds in one piece, as far as either starts with the other or holds it: 0...1.
    func coverage(of line: TitleText) -> Double {
        guard line.letters.count >= 3, letters.count >= 3 else { return 0 }
        let common = Self.longestCommonRun(letters, line.letters)
        return Double(common) / Double(line.letters.count)
            * min(1, Double(line.letters.count) / (0.4 * Double(letters.count)))
    }

    /// Whether `line` is part of this name, or this name itself.
    func holds(_ line: String) -> Bool {
        let line = TitleText(line)
        return !line.letters.isEmpty && Self.longestCommonRun(letters, line.letters) == line.letters.count
    }

    static func longestCommonRun(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = [Int](repeating: 0, count: right.count + 1)
        var best = 0
        for scalar in left {
            var diagonal = 0
            for index in right.indices {
                let above = row[index + 1]
                row[index + 1] = right[index] == scalar ? diagonal + 1 : 0
                best = max(best, row[index + 1])
                diagonal = above
            }
        }
        return best
    }

    private static let separators: Set<Character> = ["_", "|", "-", "–", "—", "·", "｜", "－", "»", "«", ">", "<", "/"]

    /// The title without the site's and channel's names after (or before) a separator.
    var withoutSite: String {
        let parts = original.split(whereSeparator: { Self.separators.contains($0) })
        guard parts.count > 1 else { return original }
        var best = parts[0]
        for part in parts where part.count > best.count { best = part }
        // Up to the end of the longest part, from the start where nothing long precedes it.
        let start = parts[0].count >= 6 ? original.startIndex : best.startIndex
        let text = String(original[start..<best.endIndex])
        return text.split(separator: " ").joined(separator: " ")
    }

    /// The site's name after the last separator; `nil` where what stands there is longer than names are.
    var site: String? {
        let parts = original.split(whereSeparator: { Self.separators.contains($0) })
        guard parts.count > 1, let last = parts.last else { return nil }
        let name = last.split(separator: " ").joined(separator: " ")
        return (2...15).contains(name.count) ? name : nil
    }
}
