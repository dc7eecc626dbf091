import Normalise
import Testing

@Suite("Golden pages")
struct GoldenPageTests {
    @Test("each page comes back as expected.txt has it", arguments: GoldenPage.all)
    func comesBack(_ page: GoldenPage) throws {
        let result = ArticleNormaliser().normalise(text: try page.source)
        if GoldenPage.isRecording {
            try page.record(result.text)
            Issue.record("recorded \(page.testDescription); run again without RECORD")
        }
        #expect(result.text == (try page.expected))
        #expect(result.repairs.isEmpty == ((try page.source) == (try page.expected)))
    }

    @Test("a genuine page is never touched, and a damaged one only once", arguments: GoldenPage.all)
    func isIdempotent(_ page: GoldenPage) throws {
        let once = ArticleNormaliser().normalise(text: try page.source).text
        #expect(ArticleNormaliser().normalise(text: once).text == once)
    }

    @Test(
        "the folded copy has a scalar for each of the text, so that a place in it is a place there",
        arguments: GoldenPage.all)
    func isFoldedInPlace(_ page: GoldenPage) throws {
        let result = ArticleNormaliser().normalise(text: try page.source)
        let text = Array(result.text.unicodeScalars)
        let folded = Array(String(decoding: result.folded, as: UTF8.self).unicodeScalars)
        try #require(folded.count == text.count)
        #expect(zip(text, folded).allSatisfy { ($0 == "\n") == ($1 == "\n") })
        // What is found in the folded copy is shown in the page's own script.
        let term = Array("数字政府".unicodeScalars)
        for start in folded.indices where folded[start...].starts(with: term) {
            let shown = String(String.UnicodeScalarView(text[start..<start + term.count]))
            #expect(["数字政府", "數字政府"].contains(shown))
        }
    }

    @Test("there are pages of every kind")
    func isComplete() {
        #expect(GoldenPage.all.count >= 31)
        #expect(GoldenPage.all.filter { $0.testDescription.hasPrefix("genuine") }.count >= 14)
    }
}
