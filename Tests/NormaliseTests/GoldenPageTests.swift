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

    @Test("there are pages of every kind")
    func isComplete() {
        #expect(GoldenPage.all.count >= 20)
        #expect(GoldenPage.all.filter { $0.testDescription.hasPrefix("genuine") }.count >= 7)
    }
}
