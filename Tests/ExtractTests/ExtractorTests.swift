import Extract
import Foundation
import PipelineModel
import Testing

@Suite("The extract stage")
struct ExtractorTests {
    private let paragraph = "云湖市近日印发数字政府建设三年行动方案，提出到2027年基本建成整体协同、便民高效的数字政府。"

    private func article(_ page: RawPage) throws -> Article? {
        if case .keep(let article) = try ArticleExtractor().process(page) { article } else { nil }
    }

    private func refusal(_ page: RawPage, _ options: ExtractOptions = ExtractOptions()) throws -> Refusal? {
        if case .drop(let refusal) = try ArticleExtractor(options: options).process(page) { refusal } else { nil }
    }

    @Test("markup beyond the limits is refused with its own reason")
    func limits() throws {
        let deep = String(repeating: "<div>", count: 5000) + paragraph
        #expect(try refusal(RawPage(html: deep))?.reason == .tooDeep)
        let attributes = "<p " + (0..<300).map { "a\($0)=1" }.joined(separator: " ") + ">" + paragraph
        #expect(try refusal(RawPage(html: attributes))?.reason == .pathologicalMarkup)
    }

    @Test("nothing to read is refused, in HTML and in text", arguments: ["", " ", "<html></html>", "\u{3000}\n"])
    func empty(_ content: String) throws {
        #expect(try refusal(RawPage(html: content))?.reason == .noMainText)
        #expect(try refusal(RawPage(lines: content.hasPrefix("<") ? "" : content))?.reason == .noMainText)
    }

    @Test("the shortest text allowed is an option")
    func minimumLength() throws {
        let page = RawPage(lines: paragraph)
        let length = paragraph.unicodeScalars.count
        var options = ExtractOptions()
        options.minimumTextLength = length
        #expect(try refusal(page, options) == nil)
        options.minimumTextLength = length + 1
        #expect(try refusal(page, options)?.reason == .tooShort)
    }

    @Test("options read from an empty part are the defaults")
    func options() throws {
        #expect(try JSONDecoder().decode(ExtractOptions.self, from: Data("{}".utf8)) == ExtractOptions())
    }

    @Test("claims that disagree are all kept, and flagged")
    func conflict() throws {
        let page = RawPage(
            html: """
                <meta charset=utf-8><title>云湖印发方案</title><meta name="PubDate" content="2025-03-18">
                <h1>云湖印发方案</h1><div>2025-03-20 08:00 来源：云湖日报</div><div class=content><p>\(paragraph)<p>\(paragraph)再过两年要全部完成。</div>
                """)
        let evidence = try #require(try article(page)?.evidence["published"])
        #expect(evidence.conflict)
        #expect(evidence.claims.map(\.value) == ["2025-03-18", "2025-03-20"])
        #expect(evidence.claims.first?.from == "meta:pubdate")
        #expect(try article(page)?.evidence["source"]?.conflict == false)
    }

    @Test(
        "days are read as pages print them, and only days that exist",
        arguments: [
            ("2024-02-29", "2024-02-29"), ("2024年2月9日", "2024-02-09"), ("2024/1/02 08:00", "2024-01-02"),
            ("2024.12.31", "2024-12-31"),
            ("20240229101500", "2024-02-29"), ("2023-02-29", nil), ("2024-13-01", nil), ("0000-00-00", nil),
            ("电话2024-5566", nil),
            ("Feb 29, 2024", "2024-02-29"), ("29 February 2024", "2024-02-29"),
        ] as [(String, String?)])
    func days(_ printed: String, _ expected: String?) throws {
        let page = RawPage(
            html:
                "<meta charset=utf-8><title>云湖印发方案</title><h1>云湖印发方案</h1><div>\(printed) 来源：云湖日报</div><div class=content><p>\(paragraph)<p>\(paragraph)</div>"
        )
        #expect(try article(page)?.published?.day == expected)
    }

    @Test("explain runs the same passes and tells what each decided")
    func explain() throws {
        let golden = try #require(GoldenPage.all.first { $0.name == "portal-with-related-and-comments" })
        let notes = ArticleExtractor().explain(try golden.page())
        #expect(notes.first?.pass == "CollectBlocks" && notes.last?.pass == "RefuseNonArticles")
        #expect(notes.allSatisfy { $0.stage == .extract })
        #expect(notes.first { $0.pass == "ReadBylines" }?.lines.contains { $0.contains("高原时报") } == true)
    }

    @Test("any text gives a verdict", arguments: 0..<30)
    func anything(_ round: Int) throws {
        var random = SeededNumbers(seed: UInt64(round) &+ 7)
        let pieces = [
            paragraph, "<p>", "<div>", "</div>", "来源：", "2024-", "作者：", "（记者", "）", "\u{1F}", "<title>",
            "<table><tr><td>", "<a>", "</a>", "\n",
            "责任编辑", "相关阅读", "<script type=application/ld+json>{\"@type\":[\"Article\"", "</script>", "\u{3000}", "<h1>",
            "!", "a b",
        ]
        let content = (0..<200).map { _ in pieces[random.below(pieces.count)] }.joined()
        for page in [RawPage(html: content), RawPage(lines: content)] {
            let first = try ArticleExtractor().process(page)
            #expect(try first == ArticleExtractor().process(page), "round \(round)")
            if case .keep(let article) = first {
                #expect(!article.text.hasSuffix("\n") && !article.text.contains("\n\n"), "round \(round)")
            }
        }
    }
}

/// Random numbers from a seed (Marsaglia's xorshift64*).
private struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ limit: Int) -> Int {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % limit
    }
}
