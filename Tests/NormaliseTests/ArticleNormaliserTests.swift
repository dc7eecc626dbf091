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
}
