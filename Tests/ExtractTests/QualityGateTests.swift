import Extract
import PipelineModel
import Testing

/// The score over the golden pages against pinned floors.
///
/// The golden pages' texts were written together with the pages, so they are the gold. A recording that makes a text
/// worse shows there; here it shows that a change makes the whole worse. Floors may be raised, never lowered.
@Suite("Quality gate")
struct QualityGateTests {
    /// Lines that must and lines that must not be in the main text, over all pages.
    private static let wanted = [
        "account-page-without-labels": ["说到底，报表是数据不通的影子"], "decision-dated-by-its-signature": ["（一）政府机关", "二、简化审批"],
        "elements-libxml2-misreads": ["开工", "“首批机房计划明年九月交付”"],
        "english-news": ["Cheap power, long cables", "The first hall"],
        "gov-site-with-standard-meta": ["方案明确", "据了解"], "hidden-blocks-and-share-texts": ["市数据局负责人介绍"],
        "next-article-on-the-same-page": ["枢纽节点"], "paragraphs-in-layout-tables": ["枢纽节点", "施工方表示"],
        "portal-with-related-and-comments": ["枢纽节点", "施工方表示"], "short-news": ["江原日报讯", "今年将重点覆盖"],
        "stray-html-end-in-the-middle": ["云湖市近日", "市数据局负责人"], "table-of-figures": ["5G基站（万个） 9.6 14.3%", "从应用看"],
        "teasers-below-the-article": ["云湖市近日", "市数据局负责人"], "text-page-with-menu-and-metadata": ["统一底座", "市数据局负责人"],
        "traditional-script-with-json-ld": ["離島鄉鎮", "七十二歲"],
    ]
    private static let unwanted = [
        "gov-site-with-standard-meta": ["首页", "字号", "分享到", "主办单位"],
        "paragraphs-in-layout-tables": ["本版导航", "责任编辑", "ICP"],
        "portal-with-related-and-comments": ["原标题", "责任编辑", "东部城市算力", "爱看星星", "Copyright"],
        "teasers-below-the-article": ["责编", "推荐阅读", "无人驾驶", "本报记者"],
        "traditional-script-with-json-ld": ["延伸閱讀", "版權所有", "編輯"],
        "account-page-without-labels": ["二维码", "赞 305"], "short-news": ["热点新闻", "编辑", "老字号"],
        "next-article-on-the-same-page": ["戏楼", "红灯笼", "举报"],
        "english-news": ["Sign up", "Related", "Copyright", "By Dana"],
        "hidden-blocks-and-share-texts": ["分享时显示", "三个工作日内答复", "分享到"],
        "text-page-with-menu-and-metadata": ["返回", "阅读量", "汪洋摄", "ICP"],
        "disguised-text-page": ["首頁", "編輯", "關(guān)鍵詞", "版權(quán)", "作者"],
        "decision-dated-by-its-signature": ["当前位置", "网站标识码"],
    ]

    private func texts() throws -> [String: String] {
        var texts: [String: String] = [:]
        for golden in GoldenPage.all {
            if case .keep(let article) = try ArticleExtractor().process(golden.page()) {
                texts[golden.name] = article.text
            }
        }
        return texts
    }

    @Test("wanted lines are found and unwanted ones are not")
    func lines() throws {
        let texts = try texts()
        let found = Self.wanted.reduce(0) { sum, page in
            sum + page.value.count { texts[page.key]?.contains($0) == true }
        }
        let kept = Self.unwanted.reduce(0) { sum, page in
            sum + page.value.count { texts[page.key]?.contains($0) == true }
        }
        #expect(found >= 27, "floor of wanted lines found, of \(Self.wanted.reduce(0) { $0 + $1.value.count })")
        #expect(kept <= 0, "ceiling of unwanted lines kept, of \(Self.unwanted.reduce(0) { $0 + $1.value.count })")
    }

    @Test("articles give an article, all others none")
    func verdicts() throws {
        let texts = try texts()
        #expect(GoldenPage.all.allSatisfy { (texts[$0.name] != nil) != $0.name.hasPrefix("refused-") })
    }
}
