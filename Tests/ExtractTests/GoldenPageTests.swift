import Extract
import Foundation
import PipelineModel
import Testing

/// `RECORD=1 swift test --filter GoldenPageTests` writes what comes out now, and fails.
@Suite("Golden pages")
struct GoldenPageTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    @Test("text and fields are as recorded", arguments: GoldenPage.all)
    func matches(_ golden: GoldenPage) throws {
        let outcome = try Outcome(ArticleExtractor().process(golden.page()))
        if Self.isRecording {
            try golden.record("expected.txt", outcome.text.map { $0 + "\n" })
            try golden.record("expected.json", outcome.json)
            Issue.record("recorded \(golden.name); look at it and run again without RECORD")
            return
        }
        #expect(golden.expected("expected.txt") == outcome.text.map { $0 + "\n" })
        #expect(golden.expected("expected.json") == outcome.json)
    }

    @Test("there are pages of many kinds, refusals among them")
    func isThere() {
        #expect(GoldenPage.all.count >= 25)
        #expect(GoldenPage.all.filter { $0.name.hasPrefix("refused-") }.count >= 8)
    }
}

/// What is recorded of a verdict.
private struct Outcome {
    let text: String?
    let json: String

    private struct Fields: Encodable {
        var title: String?
        var published: PublishedDate?
        var source: String?
        var author: String?
        var editor: String?
        var site: String?
        var url: String?
        var language: String?
        var extraction: String?
        var savedFrom: String?
        var savedAt: String?
        var refused: Reason?
        var detail: String?
    }

    init(_ verdict: Verdict<Article>) throws {
        var fields = Fields()
        switch verdict {
        case .keep(let article):
            text = article.text
            fields = Fields(
                title: article.title, published: article.published, source: article.source, author: article.author,
                editor: article.editor, site: article.site, url: article.url, language: article.language,
                extraction: article.extraction, savedFrom: article.page.savedFrom, savedAt: article.page.savedAt)
        case .drop(let refusal):
            text = nil
            fields.refused = refusal.reason
            fields.detail = refusal.detail
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        json = String(decoding: try encoder.encode(fields), as: UTF8.self) + "\n"
    }
}
