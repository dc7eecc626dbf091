import Deduplicate
import PipelineModel
import Testing

@Suite("Article sketches")
struct ArticleSketchTests {
    @Test("read back as they were written", arguments: ["", "短", notice(), String(repeating: notice(), count: 40)])
    func roundTrip(text: String) throws {
        let original = sketch(text, address: "http://www.example.cn/a.html")
        #expect(ArticleSketch(bytes: original.bytes) == original)
    }

    @Test("damaged bytes are refused, never a crash")
    func damage() {
        let bytes = sketch(notice()).bytes
        for end in 0..<bytes.count { #expect(ArticleSketch(bytes: Array(bytes[..<end])) == nil) }
        var random = SeededRandom(seed: 7)
        for _ in 0..<2000 {
            var damaged = bytes
            for _ in 0..<3 {
                damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = ArticleSketch(bytes: damaged)
        }
        #expect(ArticleSketch(bytes: bytes + [0]) == nil)
    }

    @Test("stay small whatever the text", arguments: 1...3)
    func size(power: Int) {
        var random = SeededRandom(seed: UInt64(power))
        var text = ""
        for _ in 0..<(200 * power * power) {
            text += "本月第\(Int.random(in: 1...999, using: &random))批项目投资\(Int.random(in: 1...99_999, using: &random))万元，"
            for _ in 0..<12 {
                text.unicodeScalars.append(Unicode.Scalar(UInt16.random(in: 0x4E00...0x9F00, using: &random)) ?? "一")
            }
            text += "。\n"
        }
        #expect(sketch(text).bytes.count <= 1000)
    }
}
