internal import HTMLTree
internal import PipelineModel

/// Recognises pages that are no article: errors, walls, redirects, shells that scripts would fill, lists of teasers,
/// players.
struct RefuseNonArticles: Pass {
    /// A text longer than this many characters is not looked at for words: articles about error pages exist.
    private static let maximumUnits = 120.0
    /// Linked headlines from which a page with little text is a list.
    private static let listLinks = 12
    /// Blocks whose words are looked at.
    private static let maximumBlocks = 60

    /// What a page with little text says when it is no article; the first kind that says something counts.
    private static let signs: [(detail: String, finder: PhraseFinder)] = [
        (
            "an error page",
            "404 403_forbidden 502_bad_gateway 503_service 页面不存在 页面没有找到 找不到页面 无法找到该页 您访问的页面 页面已删除 内容已删除 文章不存在 访问出错 服务器错误 "
                + "找不到網頁 頁面不存在 文章已被删除 内容已被发布者删除 该内容已被删除 页面走丢 not_found page_cannot_be_found"
        ),
        (
            "a wall of a firewall or a check for robots",
            "访问被拒绝 访问被阻断 网站防火墙 安全验证 人机验证 请输入验证码 拖动滑块 环境异常 完成验证后 access_denied verify_you_are_human "
                + "checking_your_browser"
        ),
        ("a page that leads to another", "正在跳转 自动跳转 页面跳转 正在为您跳转 redirecting 秒后跳转 自動跳轉 即将离开 即将跳转"),
        (
            "a log-in page",
            "请先登录 请登录后 登录后查看 登录后阅读 用户登录 账号登录 密码登录 扫码登录 請先登入 會員登入 log_in_to_continue sign_in_to_continue"
        ),
        ("a page that stays empty without JavaScript", "javascript 您的浏览器版本过低 正在加载 loading"),
    ].map { detail, words in
        let phrases = words.split(separator: " ").map { String($0.map { $0 == "_" ? " " : $0 }) }
        return (detail, PhraseFinder(words: phrases))
    }

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard draft.structuredBody == nil, draft.siteText.isEmpty else { return }
        let kept = draft.blocks.reduce(0) { $0 + ($1.mark == .content ? $1.counts.units : 0) }
        if let detail = teasers(draft, kept) ?? (kept <= Self.maximumUnits ? wordless(draft, kept) : nil) {
            draft.refusal = Refusal(.extract, .notAnArticle, detail)
            notes.add(detail)
        }
    }

    /// A page with little text: what its words and elements say it is.
    private func wordless(_ draft: Draft, _ kept: Double) -> String? {
        let total = draft.blocks.reduce(0) { $0 + $1.counts.units }
        if kept < 40 || total < 150 {
            let shown = shownText(draft)
            for (detail, finder) in Self.signs {
                if let word = finder.first(in: shown) { return "\(detail) (it says \"\(word)\")" }
            }
        }
        guard let tree = draft.tree, kept < 50 else { return nil }
        if tree.nodes.contains(where: { $0.tag == .frameset }) {
            return "a frameset; the article is in a frame's own file"
        }
        if tree.nodes.contains(where: { $0.tag == .video || $0.tag == .audio || $0.tag == .object || $0.tag == .embed })
        {
            return "a page around a player, with \(Int(kept)) characters of text"
        }
        let links = draft.blocks.count { $0.linkDensity > 0.6 && $0.counts.units >= 8 }
        if links >= Self.listLinks { return "a list of \(links) links with \(Int(kept)) characters of text" }
        if total < 20, tree.nodes.contains(where: { $0.tag == .script }) {
            return "an empty page that a script would fill"
        }
        return nil
    }

    /// The title, the first short lines and what was kept.
    private func shownText(_ draft: Draft) -> [UInt8] {
        draft.blocks.prefix(Self.maximumBlocks).reduce(into: Array(draft.pageTitle.utf8)) { text, block in
            guard block.counts.units < 60 || block.mark == .content else { return }
            text.append(10)
            text += draft.cleaned(block.text)
        }
    }

    /// Several teasers, each below a linked headline of its own.
    private func teasers(_ draft: Draft, _ kept: Double) -> String? {
        guard draft.tree != nil, draft.titleBlock.map({ draft.blocks[$0].titleMatch < 0.8 }) ?? true else { return nil }
        var teasers = 0
        var long = 0.0
        for index in draft.blocks.indices where draft.blocks[index].mark == .content {
            let above = index > 0 ? draft.blocks[index - 1] : nil
            let isTeaser = above.map { $0.linkDensity > 0.8 && $0.counts.units >= 5 && $0.mark != .content } ?? false
            if isTeaser { teasers += 1 } else { long += draft.blocks[index].counts.units }
        }
        return teasers >= 4 && long < 0.3 * kept ? "a list of \(teasers) teasers" : nil
    }
}
