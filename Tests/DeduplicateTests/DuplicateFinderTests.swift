import Deduplicate
import PipelineModel
import Testing

@Suite("The duplicate finder")
struct DuplicateFinderTests {
    private let finder = DuplicateFinder()

    @Test("the same text in the other script is the same article")
    func otherScript() throws {
        let first = sketch("各地加快建設數字政府，推動政務服務一網通辦，羣衆辦事更加方便。")
        let second = sketch("各地加快建设数字政府，推动政务服务一网通办，群众办事更加方便。")
        #expect(try finder.place(first) == .original(revisionOf: nil, related: []))
        #expect(try finder.place(second) == .duplicate(Duplicate(of: first.id, kind: .exact, similarity: 1)))
    }

    @Test("lines that a site puts around an article do not hide it")
    func furniture() throws {
        let first = sketch(notice())
        let second = sketch(
            """
            当前位置：首页 > 新闻 > 正文
            发布日期：2024-03-02　来源：东方要闻网　浏览：2301次
            \(notice())
            （责任编辑：王小明）
            上一篇：两部门部署春季防汛工作
            版权声明：本网转载的稿件版权归原作者所有，如有侵权请联系删除。
            """)
        _ = try finder.place(first)
        let relation = try finder.place(second)
        guard case .duplicate(let duplicate) = relation else {
            Issue.record("not found: \(relation)")
            return
        }
        #expect(duplicate.of == first.id)
        #expect(duplicate.kind == .near)
    }

    @Test("two articles inside the same site's lines are two")
    func sameSite() throws {
        let around = { (text: String) in
            """
            网站地图 | 设为首页 | 加入收藏
            \(text)
            扫一扫在手机打开当前页
            版权声明：本网注明来源为其他媒体的稿件均为转载稿，版权归原作者所有，如涉及侵权请联系删除。
            """
        }
        _ = try finder.place(sketch(around("市图书馆新馆今天开放，首日接待读者三千余人，自助借还设备受到欢迎。")))
        let relation = try finder.place(sketch(around("沿海高速公路改扩建工程昨天通车，双向车道由四条增加到八条。")))
        #expect(relation == .original(revisionOf: nil, related: []))
    }

    @Test(
        "a template refilled with another province, number or year is another article",
        arguments: [notice(province: "河南"), notice(number: 18), notice(year: 2023)])
    func refilledTemplate(other: String) throws {
        _ = try finder.place(sketch(notice()))
        guard case .original(nil, _) = try finder.place(sketch(other)) else {
            Issue.record("merged, or taken for a revision")
            return
        }
    }

    @Test("the same notice with a corrected figure is a revision of it")
    func correctedFigure() throws {
        let first = sketch(notice(projects: 120))
        _ = try finder.place(first)
        #expect(try finder.place(sketch(notice(projects: 210))) == .original(revisionOf: first.id, related: []))
    }

    @Test("a changed text on the same page is a revision")
    func sameAddress() throws {
        let address = "http://www.example.gov.cn/2024/0301/17.html"
        let first = sketch(notice(), address: address)
        _ = try finder.place(first)
        let later = sketch(notice(year: 2023), address: address)
        #expect(try finder.place(later) == .original(revisionOf: first.id, related: []))
    }

    @Test("the first third of an article is contained in it, whichever comes first", arguments: [false, true])
    func truncation(shortFirst: Bool) throws {
        let whole = sketch(notice())
        let part = sketch(notice().split(separator: "\n").prefix(4).joined(separator: "\n") + "\n阅读全文")
        let order = shortFirst ? [part, whole] : [whole, part]
        _ = try finder.place(order[0])
        guard case .duplicate(let duplicate) = try finder.place(order[1]) else {
            Issue.record("not found")
            return
        }
        #expect(duplicate.of == order[0].id)
        #expect(duplicate.kind == .contained)
    }

    @Test("a repetition of a repetition belongs to the first article")
    func chain() throws {
        let first = sketch(notice())
        _ = try finder.place(first)
        _ = try finder.place(sketch(notice() + "\n特此通知，请各单位遵照执行，并将执行情况及时上报。"))
        let third = sketch(notice() + "\n特此通知，请各单位遵照执行，并将执行情况及时上报。\n联系人设在产业处，办公时间接受咨询。")
        guard case .duplicate(let duplicate) = try finder.place(third) else {
            Issue.record("not found")
            return
        }
        #expect(duplicate.of == first.id)
    }

    @Test("texts without content or with very little are never near-duplicates")
    func shortTexts() throws {
        for text in ["", "", "。。。", "通知", "通知一", "另行通知。", "今日休市。", "明日休市。"] {
            #expect(try finder.place(sketch(text)) == .original(revisionOf: nil, related: []), "\(text)")
        }
    }

    @Test("an explanation names each candidate and what differs, and remembers nothing")
    func explanation() throws {
        let first = sketch(notice())
        _ = try finder.place(first)
        let lines = try finder.explain(sketch(notice(year: 2023))).flatMap(\.lines)
        let line = try #require(lines.first { $0.contains("\(first.id)") })
        #expect(line.contains("another article"))
        #expect(!line.contains("0 dates, places or numbers differ"))
        #expect(try finder.explain(first).flatMap(\.lines).contains("the same text as \(first.id)"))
        #expect(finder.count == 1)
    }

    @Test("of articles that share one sentence only the first four are compared, of those that share two all")
    func oneKey() throws {
        let phrase = "会议强调要把握数字化网络化智能化融合发展的机遇不断做强做优做大数字经济。"
        var random = SeededRandom(seed: 5)
        func sentence() -> String {
            String(
                String.UnicodeScalarView(
                    (0..<14).map { _ in Unicode.Scalar(.random(in: 0x4E00..<0x9000, using: &random)) ?? " " }))
        }
        let quotation = sentence()
        func article(quoting: Bool) -> ArticleSketch {
            let sentences = [phrase] + (quoting ? [quotation] : []) + (0..<8).map { _ in sentence() }
            return sketch(sentences.joined(separator: "。\n"))
        }
        for _ in 0..<9 { _ = try finder.place(article(quoting: false)) }
        for _ in 0..<3 { _ = try finder.place(article(quoting: true)) }
        let before = finder.counters
        _ = try finder.place(article(quoting: true))
        #expect(finder.counters.compared - before.compared == 4 + 3)
        #expect(finder.counters.candidatesDropped - before.candidatesDropped == 5)
    }

    @Test("an explanation, which compares the whole of two articles, comes to what is decided", arguments: [7, 8, 9])
    func explainedAsDecided(seed: UInt64) throws {
        var found = 0
        for item in ArticleStream(seed: seed, count: 40).items {
            let new = sketch(item.text)
            let lines = try finder.explain(new).flatMap(\.lines)
            let isExplained = lines.contains { $0.contains("the same article") || $0.contains("the same text") }
            guard case .duplicate = try finder.place(new) else {
                #expect(!isExplained, "\(lines)")
                continue
            }
            #expect(isExplained, "\(lines)")
            found += 1
        }
        #expect(found > 40)
    }
}
