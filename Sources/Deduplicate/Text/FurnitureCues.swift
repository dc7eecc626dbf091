/// Words by which a line shows that it belongs to the site and not to the article.
///
/// The words are folded: Simplified, lower case, plain punctuation.
enum FurnitureCues {
    /// Whether `line`, which stands before the text, is a title or a document number and not the site's.
    ///
    /// A title has eight characters at least; neither it nor a number has a label, a clock time or a bare date in it.
    static func isHeadline(_ line: TextLine, in scalars: UnsafeBufferPointer<UInt32>) -> Bool {
        guard line.contentCount <= longestLabelled, !marks(line, in: scalars) else { return false }
        let text = line.range.map { scalars[$0] }.filter { ScalarClass($0) != .space }
        let digits = text.count { ScalarClass($0) == .digit }
        return line.contentCount - digits >= 4 && !text.contains(0x3A) && !bylines.occur(in: text)
    }

    /// Whether `line` is the site's.
    ///
    /// A line that starts with a label (`来源:`) is the site's as long as it is no paragraph; a short line with a word of
    /// the site's (`打印`) too; a notice is known by two words of law (`版权`, `转载`).
    static func marks(_ line: TextLine, in scalars: UnsafeBufferPointer<UInt32>) -> Bool {
        guard line.contentCount <= longestNotice else { return false }
        let text = line.range.map { scalars[$0] }.filter { ScalarClass($0) != .space && !bullets.contains($0) }
        if line.contentCount <= longestLabelled, let start = text.firstIndex(where: { !opening.contains($0) }),
            labels.word(at: start, in: text) != nil
        {
            return true
        }
        if line.contentCount <= longestMenu && !line.endsSentence && words.occur(in: text) { return true }
        return notices.count(in: text) >= 2
    }

    private static let longestLabelled = 60
    private static let longestMenu = 40
    private static let longestNotice = 160

    /// Marks before the items of a list.
    private static let bullets: [UInt32] = [0x2022, 0xB7]

    /// Brackets and marks that may stand before a label.
    private static let opening = "([【<>|*-".unicodeScalars.map(\.value)

    private static let labels = CueWords(
        """
        来源: 发布日期 发布时间 发表时间 更新时间 日期: 时间: 作者: 编辑: 责编 责任编辑 审核: 校对: 监制: 阅读量 阅读: 浏览 点击: \
        点击数 字号 当前位置 您的位置 您当前 首页 上一篇 下一篇 上一条 下一条 原标题 关键词 标签 相关阅读 相关新闻 相关链接 推荐阅读 \
        延伸阅读 最新资讯 热门 版权声明 免责声明 特别声明 网站声明 扫一扫 微信扫 分享到 分享: copyright 版权所有 网站地图 关于我们 \
        联系我们 主办单位 承办单位 技术支持 主办: 承办: 索引号 信息来源 文章来源 稿源 返回 打印 [详细 阅读全文 查看全文 点击查看 全文 \
        稿件来源 记者: 本文来源 网站标识码
        """)

    private static let words = CueWords(
        """
        扫一扫 二维码 分享到 打印 收藏 设为首页 网站地图 友情链接 供稿服务 我要纠错 icp备 公网安备 allrightsreserved 关闭窗口 \
        返回顶部 阅读全文 首页> 字体: 责任编辑 联系方式
        """)

    /// Words of lines that name source and date.
    private static let bylines = CueWords("来源 作者 记者 编辑 浏览 阅读 点击 发布 日期 时间 字号 首页 星期")

    private static let notices = CueWords("版权 转载 侵权 授权 联系删除 删除 本网 本站 免责 观点 立场 著作权 原作者 稿件 注明来源 注明出处")
}
