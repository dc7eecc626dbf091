import Extract
import PipelineModel
import Testing

@Suite("Rules for single sites")
struct SiteRuleTests {
    private let page = RawPage(
        html: """
            <html><head><meta charset="utf-8"><title>x</title><link rel="canonical" href="https://odd.example.cn/1.html">
            </head><body><p>这一段写得像正文，其实是网站对自己的介绍，放在每一页的顶上，没有规则的时候它会被当成正文的一部分。</p>
            <b id="t">标题在这里</b><i data-day="2024-02-29 08:00"></i><u>某某单位</u><code class="z">这才是正文的第一段，被放在谁也想不到的元素里，
            因为这个网站的模板是二十年前写的。<br>第二段也在这里。</code></body></html>
            """)

    private func options(host: String) -> ExtractOptions {
        var options = ExtractOptions()
        options.sites = [
            SiteRule(
                host: host, text: "//code[@class='z']", title: "//b[@id='t']", published: "//i/@data-day",
                source: "//body/u")
        ]
        return options
    }

    @Test("a rule says where text and fields are", arguments: ["odd.example.cn", "example.cn", "ODD.example.cn"])
    func applies(host: String) throws {
        guard case .keep(let article) = try ArticleExtractor(options: options(host: host)).process(page) else {
            Issue.record("refused")
            return
        }
        #expect(article.text.hasPrefix("这才是正文的第一段") && article.text.hasSuffix("\n第二段也在这里。"))
        #expect(article.title == "标题在这里" && article.source == "某某单位")
        #expect(article.published?.day == "2024-02-29")
        #expect(article.extraction == "site-rule")
    }

    @Test("a rule for another site changes nothing", arguments: ["other.cn", "dd.example.cn", "1.html"])
    func passesOver(host: String) throws {
        let verdict = try ArticleExtractor(options: options(host: host)).process(page)
        #expect(try verdict == ArticleExtractor().process(page))
    }

    @Test("what is no XPath is refused with the configuration")
    func checks() {
        guard case .list(.object(let fields)) = ExtractOptions.fields.first(where: { $0.key == "sites" })?.kind,
            case .string(_, let accepts) = fields.first(where: { $0.key == "text" })?.kind
        else {
            Issue.record("no XPath among the options")
            return
        }
        #expect(accepts("//div[@id='a']/p"))
        #expect(!accepts("//div[") && !accepts("") && !accepts(String(repeating: "/a", count: 600)))
    }
}
