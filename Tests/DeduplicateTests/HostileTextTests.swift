import Deduplicate
import PipelineModel
import Testing

@Suite("Texts that would blow up an index")
struct HostileTextTests {
    @Test(
        "one character, one sentence, one line over and over give small sketches",
        arguments: ["国", "各地认真学习贯彻会议精神。", "来源\n", "1,2,", "国(a", "年度投资12亿元增长", "本页面由系统自动生成请勿回复信息\n"])
    func repetition(piece: String) throws {
        let sketch = sketch(String(repeating: piece, count: 2_000))
        #expect(sketch.bytes.count <= 1000)
        let finder = DuplicateFinder()
        #expect(try finder.place(sketch) == .original(revisionOf: nil, related: []))
        #expect(try finder.place(sketch) == .duplicate(Duplicate(of: sketch.id, kind: .exact, similarity: 1)))
    }

    @Test("a passage that thousands of pages carry is looked up fifty times at most for each")
    func sharedFooter() throws {
        let footer = "读者服务热线全年开通，欢迎致电咨询订阅事宜。编辑部保留对来稿进行删改的权利，请作者自留底稿。"
        let finder = DuplicateFinder()
        var random = SeededRandom(seed: 3)
        for _ in 0..<300 {
            var body = ""
            for _ in 0..<40 {
                body.unicodeScalars.append(Unicode.Scalar(UInt16.random(in: 0x4E00...0x8E00, using: &random)) ?? "一")
            }
            _ = try finder.place(sketch("\(body)。\n\(footer)"))
        }
        let counters = finder.counters
        #expect(counters.near + counters.contained == 0)
        #expect(counters.compared <= counters.placed * 64)
        #expect(counters.postingsRefused > 0)
    }

    @Test("bytes that are no text at all are placed like any other")
    func noise() throws {
        let finder = DuplicateFinder()
        var random = SeededRandom(seed: 17)
        for length in [1, 2, 7, 100, 5000] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            let sketch = ArticleSketcher().sketch(id: ArticleID(ofContent: bytes), folded: bytes)
            _ = try finder.place(sketch)
            #expect(ArticleSketch(bytes: sketch.bytes) == sketch)
        }
    }
}
