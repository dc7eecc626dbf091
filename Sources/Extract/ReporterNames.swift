/// Finds who wrote an article where the text says it in passing: `（记者 岳品瑜 董晗萱）`, `新华社北京5月19日电（刘艺、杨吉）`,
/// `澎湃新闻记者 段彦超 廖艳`, `文丨政能亮特约评论员 韩涵`, `（中央社記者溫貴香台北21日電）`.
enum ReporterNames {
    private static let roles = [
        "记者", "記者", "评论员", "評論員", "通讯员", "通訊員", "实习生", "實習生", "撰稿人", "主笔", "特约撰稿", "执笔/", "执笔：", "文/", "文丨", "文｜",
        "文|", "文 |", "文 丨", "撰文", "采写",
    ]
    private static let roleFinder = PhraseFinder(words: roles)
    /// Roles in what follows a label.
    private static let labelledFinder = PhraseFinder(words: roles + ["作者", "编辑", "編輯", "责编", "責編"])

    /// What parts names.
    private static let separators: Set<Character> = [
        "（", "）", "(", ")", "【", "】", "[", "]", " ", "、", "，", ",", "&", "/", "丨", "｜", "|", "\u{3000}", "\u{A0}", ":",
        "：", "\u{1F}", ";", "；", "和",
    ]
    /// Words after which other people are named than those who wrote.
    private static let others: Set<String> = [
        "图", "圖", "图片", "摄影", "攝影", "编辑", "編輯", "校对", "责编", "責編", "责任编辑", "审核", "制图", "视频", "来源", "监制", "统筹", "设计",
        "海报", "剪辑", "主编", "值班", "译",
    ]
    /// Places that datelines name beside reporters.
    private static let places: Set<String> = [
        "北京", "上海", "天津", "重庆", "广州", "深圳", "南京", "杭州", "成都", "武汉", "西安", "郑州", "长沙", "合肥", "福州", "南昌", "济南", "石家庄",
        "太原",
        "沈阳", "长春", "哈尔滨", "昆明", "贵阳", "南宁", "海口", "拉萨", "兰州", "西宁", "银川", "乌鲁木齐", "呼和浩特", "香港", "澳门", "台北", "高雄",
        "华盛顿",
        "纽约", "伦敦", "东京", "巴黎", "莫斯科", "柏林", "重慶", "廣州", "華盛頓", "紐約", "倫敦", "東京",
    ]

    /// Whether a line may name reporters: a quick look before it is read.
    static func mayStand(in line: some Collection<UInt8>) -> Bool { roleFinder.hasMatch(in: line) }

    /// Whether a beginning may name reporters, in brackets or in a dateline: a quick look before it is read.
    static func mayStartArticle(_ start: some Collection<UInt8>) -> Bool {
        datelineFinder.hasMatch(in: start) || (mayStand(in: start) && frameFinder.hasMatch(in: start))
    }

    /// What stands around reporters in a beginning.
    private static let frameFinder = PhraseFinder(words: ["（", "(", "【", "[", "报道", "報導"])

    private static let datelineFinder = PhraseFinder(words: [
        "电（", "电(", "电 （", "电 (", "電（", "電(", "讯（", "讯(", "讯 （", "訊（", "訊(",
    ])

    /// The names in a line of its own, such as `本报记者 王乐文 方 敏`; empty where it is none.
    static func inLine(_ line: String) -> [String] {
        guard line.utf8.count <= 300, let role = firstRole(in: line, roleFinder) else { return [] }
        return names(in: line[role...])
    }

    /// The names that follow a label such as `作者：`, roles taken off and parted by single spaces; empty where
    /// nothing but a role follows it.
    static func cleaned(_ value: String) -> String {
        if let role = firstRole(in: value, labelledFinder) {
            let names = names(in: value[role...])
            if !names.isEmpty { return names.joined(separator: " ") }
            let isBare = value[role...].allSatisfy { separators.contains($0) }
            return isBare ? "" : value
        }
        // 数字经济研究中心特聘研究员 王明
        let pieces = pieces(of: value[...])
        if pieces.count == 2, pieces[0].count >= 6, NameKind(pieces[1]) == .person, NameKind.hasSurname(pieces[1]) {
            return pieces[1]
        }
        let names = names(in: value[...])
        return names.count > 1 && names.allSatisfy(NameKind.hasSurname) ? names.joined(separator: " ") : value
    }

    /// The names in brackets after a dateline at the start of the text, or at its end.
    static func inBrackets(_ paragraph: String, isFirst: Bool) -> [String] {
        let scope = isFirst ? paragraph.prefix(80) : paragraph.suffix(60)
        var rest = scope[...]
        while let open = rest.firstIndex(where: { "（(【[".contains($0) }) {
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(where: { "）)】]".contains($0) }) else { return [] }
            let content = String(inside[..<close])
            let before = rest[..<open]
            let isDateline = isFirst && ["电", "電", "电 ", "讯", "訊"].contains { before.hasSuffix($0) }
            if let role = firstRole(in: content, roleFinder) {
                let found = names(in: content[role...])
                if !found.isEmpty { return found }
            } else if isDateline {
                let found = names(in: content[...])
                if !found.isEmpty, found.allSatisfy(NameKind.hasSurname) { return found }
            }
            rest = inside[close...]
        }
        return []
    }

    /// The names in a dateline without brackets: `本报北京5月19日电 记者王明报道：`, `本报记者 王明 北京报道`.
    static func inDateline(_ paragraph: String) -> [String] {
        let start = paragraph.prefix(40)
        guard let end = start.firstRange(of: "报道")?.lowerBound ?? start.firstRange(of: "報導")?.lowerBound else {
            return []
        }
        let head = String(start[..<end])
        guard !head.contains("。"), let role = firstRole(in: head, roleFinder) else { return [] }
        let found = names(in: head[role...])
        return found.allSatisfy(NameKind.hasSurname) ? found : []
    }

    /// Where the role that stands first ends.
    private static func firstRole(in line: String, _ finder: PhraseFinder) -> String.Index? {
        finder.firstEnd(in: line.utf8)
    }

    /// The names in what follows a role, if nothing but names, roles and places stands there.
    private static func names(in text: Substring) -> [String] {
        guard let first = text.first else { return [] }
        // A role such as 文/ parts by itself.
        let isParted =
            text.startIndex > text.base.startIndex
            && separators.contains(text.base[text.base.index(before: text.startIndex)])
        var isGlued = !separators.contains(first) && !isParted
        var found: [String] = []
        for piece in pieces(of: text) {
            if others.contains(piece) || others.contains(where: { piece.hasPrefix($0) && piece.hasSuffix("：") }) {
                break
            }
            // 记者 王明 摄: who took a picture.
            if piece == "摄" || piece == "攝" || piece.hasSuffix("摄") || piece.hasSuffix("攝") { return [] }
            guard let name = name(piece) else { return [] }
            if name.isEmpty || places.contains(name) || NameKind.isMedium(name) { continue }
            if isGlued, !NameKind.hasSurname(name), !piece.hasSuffix("電"), !piece.hasSuffix("电") { return [] }
            isGlued = false
            found.append(name)
        }
        return found.count <= 24 ? found : []
    }

    /// The pieces between separators, names of two characters that are set with a space inside put together.
    private static func pieces(of text: Substring) -> [String] {
        var pieces = text.split { separators.contains($0) }.map(String.init)
        var index = 0
        while index + 1 < pieces.count {
            if pieces[index].count == 1, pieces[index + 1].count == 1 { pieces[index] += pieces.remove(at: index + 1) }
            index += 1
        }
        return pieces
    }

    /// The name in a piece: what follows its last role, without the place and day of a dateline. Empty where there is
    /// only a role, `nil` where something else stands there.
    private static func name(_ piece: String) -> String? {
        var name = piece[...]
        while let end = labelledFinder.firstEnd(in: name.utf8) { name = name[end...] }
        for end in ["综合报道", "报道", "報導", "報道"] where name.hasSuffix(end) {
            name = name.dropLast(end.count)
            break
        }
        if let digit = name.firstIndex(where: { $0.isASCII && $0.isNumber }) {
            guard name.hasSuffix("電") || name.hasSuffix("电") || name.hasSuffix("日") else { return nil }
            let han = name[..<digit]
            name = han.count > 4 ? han.prefix(3) : han.count == 4 ? han.prefix(2) : han
        }
        guard !name.isEmpty else { return "" }
        guard name.count >= 2, name.count <= 5, name.unicodeScalars.allSatisfy({ $0.value >= 0x3400 || $0 == "·" })
        else { return nil }
        return String(name)
    }
}
