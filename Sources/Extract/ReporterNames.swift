/// Finds who wrote an article where the text says it in passing: `（记者 岳品瑜 董晗萱）`, `新华社北京5月19日电（刘艺、杨吉）`,
/// `澎湃新闻记者 段彦超 廖艳`, `文丨政能亮特约评论员 韩涵`.
enum ReporterNames {
    private static let roles = [
        "记者", "記者", "评论员", "評論員", "通讯员", "通訊員", "实习生", "撰稿人", "主笔", "特约撰稿", "执笔/", "执笔：", "文/", "文丨", "文｜", "撰文/",
        "采写/",
    ]

    private static let roleFinder = PhraseFinder(words: roles)

    /// Whether a line may name reporters: a quick look before it is read.
    static func mayStand(in line: some Collection<UInt8>) -> Bool { roleFinder.hasMatch(in: line) }

    /// The names in a line of its own, such as `本报记者 王乐文 方 敏`; empty where it is none.
    static func inLine(_ line: String) -> [String] {
        guard line.utf8.count <= 300, !line.contains("摄"), !line.contains("图") else { return [] }
        guard let end = lastRole(in: line) else { return [] }
        return names(in: line[end...].filter { $0 != "）" && $0 != ")" }[...])
    }

    /// The names in brackets after a dateline at the start of the text, or at its end.
    static func inBrackets(_ paragraph: String, isFirst: Bool) -> [String] {
        let scope = isFirst ? paragraph.prefix(80) : paragraph.suffix(60)
        var rest = scope[...]
        while let open = rest.firstIndex(where: { $0 == "（" || $0 == "(" }) {
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(where: { $0 == "）" || $0 == ")" }) else { return [] }
            let content = String(inside[..<close])
            let isDateline =
                isFirst
                && (rest[..<open].hasSuffix("电") || rest[..<open].hasSuffix("電") || rest[..<open].hasSuffix("电 "))
            if let end = lastRole(in: content) {
                let found = names(in: content[end...])
                if !found.isEmpty { return found }
            } else if isDateline {
                let found = names(in: content[...])
                if !found.isEmpty { return found }
            }
            rest = inside[close...]
        }
        return []
    }

    /// Where the role that ends last ends.
    private static func lastRole(in line: String) -> String.Index? {
        var line = line
        let end = line.withUTF8 { bytes in
            var end: Int?
            roleFinder.forEachMatch(in: bytes) { _, range in end = range.upperBound }
            return end
        }
        return end.map { line.utf8.index(line.startIndex, offsetBy: $0) }
    }

    /// The names parted by spaces or commas, if nothing but names stands there.
    private static func names(in text: Substring) -> [String] {
        var pieces = text.split { " 、，,&/\u{3000}\u{A0}:：".contains($0) }.map(String.init)
        // 方 敏: a name of two characters is set with a space inside.
        var index = 0
        while index + 1 < pieces.count {
            if pieces[index].count == 1, pieces[index + 1].count == 1 { pieces[index] += pieces.remove(at: index + 1) }
            index += 1
        }
        let found = pieces.filter { !roles.contains($0) && $0 != "和" }
        guard !found.isEmpty, found.count <= 24 else { return [] }
        for name in found {
            guard name.count >= 2, name.count <= 5, name.unicodeScalars.allSatisfy({ $0.value >= 0x3400 || $0 == "·" })
            else { return [] }
        }
        return found
    }
}
