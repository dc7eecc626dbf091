import Normalise
import PipelineModel
import Testing

@Suite("The normalise stage")
struct ArticleNormaliserTests {
    @Test("glosses and doubled stops of a disguised text are taken off")
    func disguised() {
        let text = "數(shù)字經(jīng)濟(jì)發(fā)展,，數(shù)據(jù)要素,、算力中心,，網(wǎng)絡(luò)設(shè)備,。經(jīng)濟(jì)數(shù)據(jù)"
        let result = ArticleNormaliser().normalise(text: text)
        #expect(result.text == "數字經濟發展，數據要素、算力中心，網絡設備。經濟數據")
        #expect(result.repairs == ["glosses": 13, "doubled_stops": 4])
    }

    @Test("genuine brackets stay")
    func genuine() {
        let text = "阿里巴巴(alibaba)和騰訊(tencent)在行(háng)業裡,各行各業,,行人"
        #expect(ArticleNormaliser().normalise(text: text).text == text)
    }

    /// Nothing is left of the digit before `50`, and one byte of the character before that.
    private static let ambiguous = """
        當(dāng)地的數(shù)據(jù)中心建成，會(huì)議和記(jì)者會(huì)在現(xiàn)場(chǎng)舉行，數(shù)據(jù)業(yè)務(wù)擴大。
        現(xiàn)在數(shù)據(jù)業(yè)務(wù)進(jìn)展很快，當(dāng)?shù)氐囊?guī)模相當(dāng)大，參加體檢的女性?quán)?50名。
        會(huì)議開(kāi)到傍晚。
        """

    @Test("a choice between readings is marked, with the others in sight")
    func unsure() throws {
        let result = ArticleNormaliser().normalise(text: Self.ambiguous)
        #expect(result.text.contains("當地的規模相當大，參加體檢的女性"))
        let choice = try #require(result.unsure.first { !$0.others.isEmpty })
        #expect(Self.ambiguous.contains(choice.seen) && result.text.contains(choice.taken))
        #expect(!choice.others.contains(choice.taken) && choice.others.count <= 5)
    }

    @Test("where brackets went with the lost byte, so did a digit")
    func swallowedDigit() {
        let text = """
            專家：女性\u{FFFD}quán)\u{FFFD}050年起提前體檢，數(shù)據(jù)顯示，鎮(zhèn)上的數(shù)據(jù)平臺(tái)已經用了三個(gè)月，
            問(wèn)題(tí)少了一半，當(dāng)天還有學(xué)生到鎮(zhèn)上，他們對(duì)數(shù)據(jù)很有興趣。
            """
        #expect(ArticleNormaliser().normalise(text: text).text.contains("2050年起提前體檢"))
    }

    private static func article(text: String, title: String) -> Article {
        let facts = PageFacts(name: PageName("a.html"), sha256: Digest(of: Array(text.utf8)), bytes: text.utf8.count)
        return Article(
            page: facts, encoding: PageEncoding(charset: "utf-8"), title: title, text: text, extraction: "container",
            extractionScore: 1)
    }

    @Test("an article carries its repairs and choices, and they are explained")
    func article() throws {
        let normaliser = ArticleNormaliser()
        let article = Self.article(text: Self.ambiguous, title: "數(shù)據(jù)業(yè)務(wù)擴大")
        guard case .keep(let kept) = try normaliser.process(article) else {
            Issue.record("refused")
            return
        }
        #expect(kept.article.title == "數據業務擴大")
        #expect(kept.unsure == normaliser.normalise(text: Self.ambiguous).unsure && !kept.unsure.isEmpty)
        let lines = normaliser.explain(article).flatMap(\.lines)
        #expect(lines.contains("glosses: \(kept.repairs["glosses"] ?? 0) repaired"))
        for choice in kept.unsure { #expect(lines.contains { $0.contains("\(choice.seen) read as \(choice.taken)") }) }
    }
}
