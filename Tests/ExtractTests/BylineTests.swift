import Extract
import PipelineModel
import Testing

/// Who wrote and who published an article, in the forms in which pages say so.
@Suite("Authors and sources")
struct BylineTests {
    private static let paragraph = "云湖市近日印发数字政府建设三年行动方案，提出到2027年基本建成整体协同、便民高效的数字政府。"

    /// A page with `byline` between title and text, `head` in its head and `tail` below its text.
    private func article(
        head: String = "", byline: String = "", start: String = "", end: String = "", tail: String = ""
    ) throws -> Article {
        let page = RawPage(
            html: """
                <html><head><meta charset=utf-8><title>云湖印发数字政府方案_云湖网</title>\(head)</head><body>
                <div class=nav><a href=/>首页</a><a href=/xw>新闻</a></div><h1>云湖印发数字政府方案</h1>\(byline)
                <div class=content><p>\(start)\(Self.paragraph)</p><p>方案明确，\(Self.paragraph)</p><p>据了解，\(Self.paragraph)\(end)</p></div>
                \(tail)<div class=footer>版权所有</div></body></html>
                """)
        guard case .keep(let article) = try ArticleExtractor().process(page) else { throw Refused() }
        return article
    }

    private struct Refused: Error {}

    @Test(
        "an author between title and text",
        arguments: [
            ("<p>作者：韦长宁</p>", "韦长宁"), ("<p>2024-05-09 作者：南都记者 余毅 向雪</p>", "余毅 向雪"),
            ("<p>作　者：本报记者王敬</p>", "王敬"), ("<p class=author>记者&nbsp;文采薇&nbsp;扎西平措</p>", "文采薇 扎西平措"),
            (
                "<div><span id=pubtime>2023-06-15</span><span id=source_x>来源：云湖网</span><span id=author_x>王帆</span></div>",
                "王帆"
            ),
            ("<p>文丨云湖报特约评论员 韩涵</p>", "韩涵"), ("<p>执笔/叨叨姐&amp;胡一刀&amp;李小刀</p>", "叨叨姐 胡一刀 李小刀"),
            ("<p>澎湖新闻记者 段彦 实习生 廖艳</p>", "段彦 廖艳"), ("<p>本报记者 方 敏 王乐</p>", "方敏 王乐"),
            ("<p><a rel=author href=/u/1>周启航</a> 2024-05-09</p>", "周启航"),
            ("<p class=article-meta><span itemprop=author>林小满</span></p>", "林小满"),
            ("<div class=bar><a class='follow-nickName'>小周的树屋</a><span class=time>2024-05-09</span></div>", "小周的树屋"),
            ("<p>作者：云湖市数字经济研究中心特聘研究员 劉金祥</p>", "劉金祥"),
            ("<p>By Dana Whitfield, May 9, 2024</p>", nil), ("<p>作者：admin</p>", nil), ("<p>作者：本报记者</p>", nil),
            ("<p>优秀工作者</p><p>全国青年科技奖</p>", nil),
        ] as [(String, String?)])
    func bylines(_ byline: String, _ expected: String?) throws {
        #expect(try article(byline: byline).author == expected)
    }

    @Test(
        "reporters at the start of the text",
        arguments: [
            ("云湖讯（记者 岳品 董晗）", "岳品 董晗"), ("新华社云湖5月19日电（刘艺、杨吉）", "刘艺 杨吉"), ("（海風社記者溫貴香高雄21日電）", "溫貴香"),
            ("（海風社記者王明台北21日電）", "王明"), ("本报云湖5月19日电 记者王明报道：", "王明"), ("【文/云湖网 王文】", "王文"),
            ("云湖讯（记者 王明 通讯员 李雷）", "王明 李雷"), ("（记者调查显示）", nil), ("（记者从市政府获悉）", nil), ("据记者了解，", nil),
        ] as [(String, String?)])
    func datelines(_ start: String, _ expected: String?) throws {
        #expect(try article(start: start).author == expected)
    }

    @Test(
        "reporters at the end of the text",
        arguments: [("（记者 王明 李雷）", "王明 李雷"), ("（本报记者 王明）", "王明"), ("（记者 王明 摄）", nil), ("（高新区）", nil)]
            as [(String, String?)])
    func endings(_ end: String, _ expected: String?) throws {
        #expect(try article(end: end).author == expected)
    }

    @Test("a duty editor in the head is the author only where nobody else is")
    func dutyEditor() throws {
        let head = "<meta name=author content=倪仕>"
        let tail = "<div class=m-editor>编辑：倪仕 责任编辑：杨格</div>"
        let signed = try article(head: head, byline: "<p>作者：王帆</p>", tail: tail)
        #expect(signed.author == "王帆" && signed.editor?.contains("倪仕") == true)
        #expect(signed.evidence["author"]?.conflict == true)
        #expect(try article(head: head, tail: tail).author == "倪仕")
    }

    @Test("a medium that is called author is none where a person is named")
    func medium() throws {
        #expect(try article(byline: "<p>作者：云湖日报</p>", end: "（记者 王明）").author == "王明")
        #expect(try article(head: "<meta name=author content=云湖日报>").author == nil)
    }

    @Test(
        "a source in the forms of many sites",
        arguments: [
            ("<p>2024-05-09 来源：云湖日报</p>", "云湖日报"), ("<p>来 源：云湖日报 作者：王明</p>", "云湖日报"),
            ("<p>2024-05-09 10:22 云湖晚报</p>", "云湖晚报"),
            ("<p><span class=date>2024-05-09</span><a class=source href=x>新江报</a></p>", "新江报"),
            ("<p class=author-name>小城大事</p><p>发布时间：05-09</p>", "小城大事"),
            ("<table><tr><td>发文机关：</td><td>云湖市人民政府办公室</td></tr></table>", "云湖市人民政府办公室"),
            ("<p><span>来源：网络</span> <a class=source href=x>新江报</a></p>", "新江报"),
        ])
    func sources(_ byline: String, _ expected: String) throws {
        #expect(try article(byline: byline).source == expected)
    }

    @Test("names in comments and in lists of other articles are nobody's here")
    func otherNames() throws {
        let tail = """
            <div class=comments><p class=author>李小树</p><p>写得真好，我们这里也是这样，希望早一点推广到全省。</p></div>
            <ul class=related><li><a href=1>相关文章的标题在这里</a><span class=author>王大山</span></li></ul>
            """
        #expect(try article(tail: tail).author == nil)
    }
}
