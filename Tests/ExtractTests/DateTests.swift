import Extract
import PipelineModel
import Testing

/// The day of publication, as exactly as the page says it.
@Suite("Dates")
struct DateTests {
    private static let paragraph = "云湖市近日印发数字政府建设三年行动方案，提出到2027年基本建成整体协同、便民高效的数字政府。"

    private func published(head: String = "", byline: String = "", end: String = "") throws -> PublishedDate? {
        try evidence(head: head, byline: byline, end: end).published
    }

    private func evidence(head: String = "", byline: String = "", end: String = "") throws -> Article {
        let page = RawPage(
            html: """
                <html><head><meta charset=utf-8><title>云湖印发方案</title>\(head)</head><body><h1>云湖印发方案</h1>\(byline)
                <div class=content><p>\(Self.paragraph)</p><p>方案明确，\(Self.paragraph)</p>\(end)</div></body></html>
                """)
        guard case .keep(let article) = try ArticleExtractor().process(page) else { throw Refused() }
        return article
    }

    private struct Refused: Error {}

    @Test(
        "a day, a month or a year, and where it stands",
        arguments: [
            ("", "<p>发布日期：2024年5月</p>", "", "2024-05-01", "month", "byline"),
            ("", "<p>发布时间：2024-05</p>", "", "2024-05-01", "month", "byline"),
            ("", "<p>发布时间：2024年</p>", "", "2024-01-01", "year", "byline"),
            ("", "", "<p>二〇二四年五月十二日</p>", "2024-05-12", "day", "text"),
            ("", "", "<p>二○○八年十二月三十一日</p>", "2008-12-31", "day", "text"),
            ("", "", "<p>2024年5月</p>", "2024-05-01", "month", "text"),
            ("<link rel=canonical href='https://x.cn/zc/202405/t1.html'>", "", "", "2024-05-01", "month", "url"),
            ("<link rel=canonical href='https://x.cn/2024/a1.html'>", "", "", "2024-01-01", "year", "url"),
            ("<link rel=canonical href='https://x.cn/202405/t20240512_1.html'>", "", "", "2024-05-12", "day", "url"),
            (
                "<meta name='weibo: article:create_at' content='2024-05-16 17:02:17'>", "", "", "2024-05-16", "day",
                "meta"
            ),
            ("<meta name=firstpublishedtime content='2024-05-16-09:00:00'>", "", "", "2024-05-16", "day", "meta"),
            ("", "<time datetime='2024-05-16T09:00'>昨天</time>", "", "2024-05-16", "day", "meta"),
        ])
    func precision(
        _ head: String, _ byline: String, _ end: String, _ day: String, _ precision: String, _ from: String
    ) throws {
        let date = try #require(try published(head: head, byline: byline, end: end))
        #expect(date.day == day && date.precision.rawValue == precision && date.from.rawValue == from)
    }

    @Test("a day without a year takes that of the last change, if it is not later")
    func withoutYear() throws {
        let byline = "<p>发布时间：10-08 12:00</p>"
        let head = "<meta itemprop=dateUpdate content='2019-10-09 12:00:57'>"
        #expect(try published(head: head, byline: byline)?.day == "2019-10-08")
        #expect(try published(byline: byline) == nil)
        #expect(try published(head: head, byline: "<p>发布时间：12-08</p>") == nil)
        #expect(try published(head: head) == nil)
    }

    @Test("the day of publication goes before the day a document was made")
    func indexTable() throws {
        let table = """
            <table><tr><td>发文机关：</td><td>云湖市政府</td><td>成文日期：</td><td>2025年03月05日</td></tr>
            <tr><td>发文字号：</td><td>云政发〔2025〕12号</td><td>发布日期：</td><td>2025年03月11日</td></tr></table>
            """
        let article = try evidence(byline: table)
        #expect(article.published?.day == "2025-03-11")
        #expect(article.evidence["published"]?.claims.map(\.value).contains("2025-03-05") == true)
        #expect(article.evidence["published"]?.conflict == true)
    }

    @Test("a month does not contradict a day in it, another one does")
    func conflicts() throws {
        let address = "<link rel=canonical href='https://x.cn/zc/202405/a.html'>"
        #expect(try evidence(head: address, byline: "<p>2024-05-12 10:00</p>").evidence["published"]?.conflict == false)
        #expect(try evidence(head: address, byline: "<p>2024-06-12 10:00</p>").evidence["published"]?.conflict == true)
    }

    @Test("more dates than are kept do not crowd out the believed one")
    func manyTimes() throws {
        let times = (1...28).map { "<time datetime=2020-01-\($0 < 10 ? "0" : "")\($0)></time>" }.joined()
        let byline = "<div class=nav>\(times)</div>" + String(repeating: "<p><a href=x>别的新闻</a></p>", count: 9)
        let date = try published(
            byline: byline + "<p>发布时间：2024-05-12</p>")
        #expect(date?.day == "2024-05-12")
    }
}
