/// Reads `来源：新京报 作者：裴剑飞 2018-12-28` and the like: labels and what follows them.
struct BylineScanner: Sendable {
    /// A label and its value.
    struct Entry {
        let field: Field
        let value: String
    }

    private static let labels: [(Field?, String)] = [
        (.source, "来源 本文来源于 来源于 稿源 信息来源 文章来源 新闻来源 稿件来源 消息来源 來源 转自 转载自 摘自 source: 来_源 出处 发布机构 发布单位 信息来源"),
        (.author, "作者 撰文 撰稿 文字 文/ 文｜ 文丨 文| 作_者 采写 author: written_by"),
        (.editor, "责任编辑 责编 编辑 責任編輯 編輯 责任校对 校对 審核 审核 值班主任 编_辑 責編 editor:"),
        (.published, "发布时间 发布日期 发表时间 时间 日期 更新时间 发稿时间 成文日期 發布時間 發佈時間 published: updated: 发布于 发表于"),
        (
            nil,
            "字体 字号 浏览 阅读 点击 评论 分享 打印 索引号 发文机关 收藏 我要评论 进入论坛 参与 字體 瀏覽 关键词 关键字 标签 人气 热度 编号 图片来源 图片 摄影 "
                + "原标题 繁体 手机看新闻 保存 纠错 举报 转发 人参与 跟贴 投稿 文号 主题 分类 阅读量 栏目 审稿 终审 制图 视频 监制 统筹"
        ),
    ]

    private let finder: PhraseFinder
    private let fields: [Field?]

    static let shared = BylineScanner()

    private init() {
        var phrases: [[UInt8]] = []
        var fields: [Field?] = []
        for (field, words) in Self.labels {
            for word in words.split(separator: " ") {
                phrases.append(Array(word.utf8).map { $0 == UInt8(ascii: "_") ? 32 : $0 })
                fields.append(field)
            }
        }
        finder = PhraseFinder(phrases)
        self.fields = fields
    }

    /// The labelled values in `line`, whose inline elements are parted by U+001F.
    func entries(in line: [UInt8]) -> [Entry] {
        var marks: [(field: Field?, range: Range<Int>)] = []
        line.withUnsafeBufferPointer { buffer in
            finder.forEachMatch(in: buffer) { phrase, range in
                guard let end = Self.colon(buffer, after: range.upperBound, needed: fields[phrase] != nil),
                    Self.hasColon(buffer, before: end) || Self.isFree(buffer, range.lowerBound)
                else { return }
                while let last = marks.last, last.range.lowerBound >= range.lowerBound { marks.removeLast() }
                if let last = marks.last, last.range.upperBound > range.lowerBound { return }
                marks.append((fields[phrase], range.lowerBound..<end))
            }
        }
        return marks.indices.compactMap { index in
            guard let field = marks[index].field else { return nil }
            let end = index + 1 < marks.count ? marks[index + 1].range.lowerBound : line.count
            guard marks[index].range.upperBound <= end else { return nil }
            let value = NameValue.read(Array(line[marks[index].range.upperBound..<end]), isPerson: field != .source)
            return value.isEmpty ? nil : Entry(field: field, value: value)
        }
    }

    /// Whether a label of a source or an author stands in the line.
    func hasLabel(_ line: [UInt8]) -> Bool {
        entries(in: line).contains { $0.field == .source || $0.field == .author }
    }

    private static func hasColon(_ line: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        line[end - 1] == UInt8(ascii: ":") || (end >= 3 && line[end - 3] == 0xEF && line[end - 1] != UInt8(ascii: "/"))
    }

    /// Whether no Han character or letter stands right before `start`: 工作者 is no label, nor is 原文| one.
    private static func isFree(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start >= 3, line[start - 1] >= 0x80 else {
            return start == 0 || !DateScanner.isLetter(line[start - 1])
        }
        return line[start - 3] == 0xEF || (line[start - 3] == 0xE3 && line[start - 2] == 0x80)
    }

    /// Where the value of a label starts: after a colon, a slash or bar, or where the label is an element of its own.
    private static func colon(_ line: UnsafeBufferPointer<UInt8>, after end: Int, needed: Bool) -> Int? {
        var index = end
        if end > 0, line[end - 1] == UInt8(ascii: "/") || line[end - 1] == UInt8(ascii: "|") { return end }
        while index < line.count, line[index] == 32 || line[index] == 0x1F { index += 1 }
        if index < line.count, line[index] == UInt8(ascii: ":") { return index + 1 }
        if index + 2 < line.count, line[index] == 0xEF, line[index + 1] == 0xBC, line[index + 2] == 0x9A {
            return index + 3
        }
        if index + 2 < line.count, line[index] == 0xEF, line[index + 1] == 0xBD, line[index + 2] == 0x9C {
            return index + 3
        }
        // The label is an element of its own, or ends with 于.
        if end < line.count,
            line[end] == 0x1F || (line[end - 3] == 0xE4 && line[end - 2] == 0xBA && line[end - 1] == 0x8E)
        {
            return end
        }
        return needed ? nil : end
    }
}

/// A name cut out of what follows a label.
enum NameValue {
    /// The name at the start of `bytes`: up to a date, a bar, a bracket that closes, or a seam where enough was read.
    static func read(_ bytes: [UInt8], isPerson: Bool) -> String {
        var end = bytes.count
        if let day = DateScanner.first(in: bytes) { end = min(end, day.range.lowerBound) }
        let text = String(decoding: bytes[..<end], as: UTF8.self)
        var result = ""
        var open = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{1F}":
                if result.contains(where: { !$0.isWhitespace }) { return trimmed(result) }
                continue
            case "(", "（", "[", "〔": open += 1
            case ")", "）", "]", "〕", "】":
                if open == 0 { return trimmed(result) }
                open -= 1
            case "|", "｜", "丨", ";", "；", "。", "，", ",", "!", "！", "?", "？", "\u{2003}", "【", "\n":
                return trimmed(result)
            default: break
            }
            result.unicodeScalars.append(scalar)
            if result.unicodeScalars.count > 60 { return "" }
        }
        return trimmed(result)
    }

    private static func trimmed(_ text: String) -> String {
        let edges: Set<Character> = [
            " ", "\u{A0}", "\u{3000}", ":", "：", "-", "_", "·", "/", "\"", "“", "”", "、", "|", "(", "（", "　",
        ]
        var slice = text[...]
        while let first = slice.first, edges.contains(first) { slice.removeFirst() }
        while let last = slice.last, edges.contains(last) { slice.removeLast() }
        return String(slice)
    }
}
