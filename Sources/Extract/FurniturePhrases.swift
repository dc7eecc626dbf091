internal import HanText

/// Lines that stand around articles on Chinese and English sites, known by what they say.
struct FurniturePhrases: Sendable {
    /// What a line is by its words.
    enum Kind: UInt8, Sendable {
        /// Leads to other articles; what follows is not this one.
        case related
        /// A notice of copyright or liability, or a call to scan, follow or share.
        case notice
        /// Who edited, who is responsible.
        case editor
        /// Site menus, tools, counters, registration numbers.
        case furniture

        /// Whether the words alone decide; a lead may also be a sub-heading.
        var isSure: Bool { self == .notice || self == .editor }
    }

    /// A phrase stands at the start of its line (`^`) or anywhere, `_` is a space; the line may be `limit` characters long.
    private static let phrases: [(kind: Kind, limit: Double, words: String)] = [
        (
            .related, 24,
            "^相关阅读 ^相关新闻 ^相关报道 ^相关文章 ^相关链接 ^相关推荐 ^相关内容 ^相关专题 ^相关稿件 ^相关资讯 ^相关解读 ^延伸阅读 "
                + "^推荐阅读 ^拓展阅读 ^往期回顾 ^往期推荐 ^热门推荐 ^精彩推荐 ^为您推荐 ^为你推荐 ^猜你喜欢 ^大家都在看 ^热门文章 ^热点新闻 ^更多精彩 "
                + "^更多新闻 ^更多内容 ^更多相关 ^最新资讯 ^最新文章 ^最新新闻 ^精选文章 ^编辑推荐 ^热文排行 ^新闻排行 ^点击排行 ^您可能感兴趣 ^你可能感兴趣 "
                + "^您可能也感兴趣 ^网友评论 ^最新评论 ^热门评论 ^精彩评论 ^全部评论 ^发表评论 ^我要评论 ^我来说两句 ^热门跟帖 ^跟贴 ^上一篇 ^下一篇 "
                + "^下一条 ^上一条 ^分享让更多人看到 ^热门标签 ^今日热点 ^今日推荐 ^本文作者 ^作者其他 ^related ^read_more ^more_from ^you_may_also "
                + "^recommended ^most_popular ^most_read ^see_also ^leave_a_comment ^leave_a_reply ^post_a_comment ^comments "
                + "^share_this ^share_on ^about_the_author ^sign_up ^subscribe ^read_next ^up_next ^trending ^advertisement "
                + "^continue_reading ^filed_under ^tagged ^posted_in ^tags: ^tags ^follow_us ^print_this ^email_this"
        ),
        (
            .notice, 260,
            "^声明： ^声明: ^版权声明 ^免责声明 ^特别声明 ^郑重声明 ^重要声明 ^本站声明 ^原创声明 ^转载声明 ^风险提示： ^凡本网注明 ^凡注明 "
                + "^本网站所有 ^本文仅代表作者 ^本文系 ^特别提示： ^免责条款 ^以上内容为 ^以上文章 ^本文转自 ^本文由 ^本文来自 ^本稿件 ^本网站 "
                + "^本网站声明 ^文章来源： ^图片来源： ^版权归原作者 ^版权说明 ^点击进入专题 ^点击查看 ^copyright ^all_rights_reserved ^© ^(c)"
        ),
        (
            .notice, 60,
            "扫一扫 扫描二维码 二维码 微信公众号 关注我们 长按识别 点击关注 分享到 分享至 版权所有 未经授权 未经许可 转载请注明 请勿转载 "
                + "不得转载 禁止转载 授权转载 隐私权规范 启用听新闻 仅代表作者本人 不代表本网 不代表本站 侵权必究 侵权联系 侵权请 侵权删 违法和不良信息 下载客户端 打开客户端 新闻客户端下载 "
                + "all_rights_reserved"
        ),
        (
            .editor, 40,
            "^责任编辑 ^责编 ^编辑： ^编辑: ^(责任编辑 ^（责任编辑 ^(责编 ^（责编 ^[责任编辑 ^【责任编辑 ^(编辑 ^（编辑 ^[编辑 ^【编辑 ^本文编辑 "
                + "^值班编辑 ^值班主任 ^执行主编 ^主编： ^校对： ^审核： ^初审 ^复审 ^终审 ^监制 ^编审 ^编校 ^美编 ^排版 ^责任校对 ^审读 "
                + "^网络编辑 ^新媒体编辑 ^实习编辑 ^本期编辑 ^统筹： ^来源： ^来源: ^稿源 ^(来源 ^（来源 ^信息来源 ^文章来源 ^新闻来源 ^稿件来源 ^作者： "
                + "^作者: ^(作者 ^（作者 ^本报记者 ^原标题 ^(原标题 ^（原标题 ^原题 ^发布时间 ^发布日期 ^更新时间 ^发文时间 ^浏览次数 ^阅读量 ^阅读： ^点击数 "
                + "^点击次数 ^关键词 ^关键字 ^标签： ^标签: ^tags： ^责任编缉 ^供稿 ^撰稿： ^编辑|"
        ),
        (
            .furniture, 40,
            "^首页 ^返回首页 ^返回顶部 ^返回列表 ^回到顶部 ^打印本页 ^打印 ^关闭窗口 ^关闭本页 ^字体： ^字体: ^字号 ^【字体 ^[字体 ^收藏 ^分享 "
                + "^举报 ^投诉 ^纠错 ^我要纠错 ^当前位置 ^您当前的位置 ^您所在的位置 ^您现在的位置 ^所在位置 ^你的位置 icp备 icp证 公网安备 网站地图 "
                + "联系我们 关于我们 友情链接 网站标识码 主办单位 承办单位 技术支持 网站声明 隐私政策 用户协议 许可证 网安备 营业执照 "
                + "^点击下载 ^登录 ^注册 ^上一页 ^下一页 ^第1页 ^更多>> ^查看更多 ^展开全文 ^阅读全文 ^点击展开 ^本文导航 ^网友投稿 ^阅读原文 ^转发 ^评论 "
                + "^点赞 ^广告 ^大字 ^小字 ^缩小 ^放大 ^视频加载中 ^正在加载 ^加载中 ^点击播放 ^原创 ^已关注"
        ),
    ]

    static let shared = FurniturePhrases()

    private let finder: PhraseFinder
    private let entries: [(kind: Kind, limit: Double, isPrefix: Bool)]

    private init() {
        var phrases: [[UInt8]] = []
        var entries: [(kind: Kind, limit: Double, isPrefix: Bool)] = []
        for (kind, limit, words) in Self.phrases {
            for word in words.split(separator: " ") {
                let isPrefix = word.hasPrefix("^")
                let phrase = (isPrefix ? word.dropFirst() : word[...]).map { $0 == "_" ? " " : $0 }
                phrases.append(Self.form(of: Array(String(phrase).utf8)))
                entries.append((kind, limit, isPrefix))
            }
        }
        finder = PhraseFinder(phrases)
        self.entries = entries
    }

    /// What the line of `units` characters is by its words; `nil` where they say nothing.
    func kind(of line: [UInt8], units: Double) -> Kind? {
        guard units <= 260 else { return nil }
        var found: Kind?
        // In a long line only phrases at its start count.
        let line = Self.form(of: units > Self.longestAnywhere ? Self.start(of: line) : line)
        line.withUnsafeBufferPointer { line in
            var start = 0
            // Marks such as ■, ▍, > or * before the phrase.
            while start < line.count, start < 8, Self.isMark(line, start) { start += line[start] < 0x80 ? 1 : 3 }
            finder.forEachMatch(in: line) { phrase, range in
                let entry = entries[phrase]
                guard found == nil, units <= entry.limit else { return }
                guard !entry.isPrefix || range.lowerBound <= start else { return }
                if entry.isPrefix, line[range.lowerBound] < 0x80, range.upperBound < line.count,
                    DateScanner.isLetter(line[range.upperBound]), DateScanner.isLetter(line[range.upperBound - 1])
                {
                    return
                }
                found = entry.kind
            }
        }
        return found
    }

    /// The longest line, in characters, in which a phrase counts wherever it stands.
    static let longestAnywhere = 60.0

    /// The first characters of a line: more than the longest phrase and the marks before it, glosses included.
    private static func start(of line: [UInt8]) -> [UInt8] {
        var end = min(line.count, 120)
        while end < line.count, end > 0, line[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(line[..<end])
    }

    /// The form in which lines are compared: folded, and where there are Han characters without glosses and spaces.
    private static func form(of line: [UInt8]) -> [UInt8] {
        line.contains { $0 >= 0xE3 } ? HanFolding.matchingForm(of: line) : HanFolding.fold(line)
    }

    private static func isMark(_ line: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let byte = line[index]
        return byte == 0xE2 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "*") || byte == 32
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "|")
            || (byte == 0xE3 && line[index + 1] == 0x80 && line[index + 2] == 0x90)
    }
}
