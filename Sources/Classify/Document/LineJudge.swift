internal import HanText

/// Tells from one line of folded text whether it is a heading, a paragraph or the furniture of a page.
struct LineJudge {
    private let text: UnsafeBufferPointer<UInt8>

    /// Bytes up to which a line without a full stop may be a heading: forty characters.
    private static let longestHeading = 120

    /// What the lines of page furniture begin with, folded, a bullet before it left out.
    private static let furnitureStarts = PhraseSet([
        "首页", "返回", "顶部", "发布日期", "发布时间", "来源:", "阅读量", "浏览", "点击", "字号", "字体", "分享", "打印", "责任编辑",
        "编辑:", "作者:", "记者:", "时间:", "日期:", "当前位置", "您的位置", "您所在", "上一篇", "下一篇", "相关阅读", "相关链接", "相关新闻",
        "推荐阅读", "延伸阅读", "热点", "最新资讯", "版权", "copyright", "关于我们", "原文链接", "【法宝引证码", "扫一扫", "登录", "注册",
    ])

    private static let bullets = ["・", "·", "•", "▪", "●", "■", "*", "-", "|"].map { Array($0.utf8) }
    private static let bulletBytes = Set(bullets.compactMap(\.first))

    /// What the titles of news in brief say.
    private static let digestNames = PhraseSet([
        "联播快讯", "快讯", "简讯", "要闻", "速览", "速递", "早报", "晚报", "早知道", "周报", "一周", "今日看点", "新闻摘要", "新闻汇总",
        "动态汇总", "新闻集锦", "每日新闻", "信息摘编", "政策汇编", "短讯", "热点速读",
    ])

    /// What the first sentence of a news item says of when and whence: somewhere in its first forty characters.
    private static let newsOpenings = PhraseSet([
        "今天", "今日", "昨天", "昨日", "近日", "日前", "记者", "发布", "公布", "获悉", "消息",
    ])

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// The kind of a line by itself; what it is to the lines around it, ``DocumentOutline`` decides.
    func kind(of line: DocumentOutline.Line) -> DocumentOutline.LineKind {
        if isFurniture(line) { return .furniture }
        guard line.length <= Self.longestHeading else { return .paragraph }
        let bytes = text[Int(line.start)..<Int(line.end)]
        return switch bytes.last {
        case 0x3A: .furniture  // `各有关单位:`, `央视网消息(新闻联播):`
        case 0x3B, 0x2C, 0x22: .paragraph  // ; , "
        case 0x82 where bytes.dropLast().last == 0x80 && bytes.dropLast(2).last == 0xE3: .paragraph  // 。
        default: .heading
        }
    }

    /// Whether a title says that the text is news in brief.
    func namesDigest(_ line: DocumentOutline.Line) -> Bool {
        Self.digestNames.occurs(in: text, Int(line.start)..<Int(line.end))
    }

    /// Whether a paragraph begins as an item of news does.
    func opensAsNews(_ line: DocumentOutline.Line) -> Bool {
        let start = Int(line.start)
        return Self.newsOpenings.occurs(in: text, start..<min(Int(line.end), start + Self.longestHeading))
    }

    func isSame(_ left: DocumentOutline.Line, _ right: DocumentOutline.Line) -> Bool {
        text[Int(left.start)..<Int(left.end)].elementsEqual(text[Int(right.start)..<Int(right.end)])
    }

    private func isFurniture(_ line: DocumentOutline.Line) -> Bool {
        guard line.length <= Self.longestHeading else { return false }
        let range = afterBullets(line)..<Int(line.end)
        return Self.furnitureStarts.startsOne(in: text, range) || pointsElsewhere(range)
    }

    /// Where a line begins once bullets are left out: one of each kind, in their order.
    private func afterBullets(_ line: DocumentOutline.Line) -> Int {
        var rest = text[Int(line.start)..<Int(line.end)]
        guard let first = rest.first, Self.bulletBytes.contains(first) else { return Int(line.start) }
        for bullet in Self.bullets where rest.starts(with: bullet) { rest = rest.dropFirst(bullet.count) }
        return rest.startIndex
    }

    /// Whether there is a `>` of a path through a site or the `://` of an address.
    private func pointsElsewhere(_ range: Range<Int>) -> Bool {
        for index in range {
            if text[index] == 0x3E { return true }
            if text[index] == 0x3A, index + 2 < range.upperBound, text[index + 1] == 0x2F, text[index + 2] == 0x2F {
                return true
            }
        }
        return false
    }
}
