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

    @Test("read back shingles however unevenly they lie", arguments: 1...40)
    func unevenShingles(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        // Crowded at the beginning but for the last ones: the steps to those do not fit in a word of the code.
        let crowd = Int.random(in: 0...120, using: &random)
        let far = (0..<Int.random(in: 0...8, using: &random)).map { _ in UInt32.random(in: 0..<1 << 26, using: &random)
        }
        let hashes = Set((0..<crowd).map { _ in UInt32.random(in: 0..<4000, using: &random) } + far).sorted()
        let bytes = Self.crafted(ofShingles: hashes)
        let sketch = try #require(ArticleSketch(bytes: bytes))
        #expect(sketch.bytes == bytes)
        let explained = try DuplicateFinder().explain(sketch).flatMap(\.lines)
        #expect(explained.contains("\(hashes.count) shingles, one of each 1"))
    }

    /// The bytes of a sketch that has these shingles, all of an article's, and nothing else.
    private static func crafted(ofShingles hashes: [UInt32]) -> [UInt8] {
        let lowBits = 31 - (UInt32(1 << 26) / UInt32(max(hashes.count, 1))).leadingZeroBitCount
        var bits: [UInt8] = []
        var last: UInt32 = 0
        for hash in hashes {
            let step = hash - last
            last = hash
            bits += [UInt8](repeating: 1, count: Int(step >> UInt32(lowBits))) + [0]
            bits += (0..<lowBits).map { UInt8(step >> UInt32($0) & 1) }
        }
        while bits.count % 8 != 0 { bits.append(0) }
        let packed = stride(from: 0, to: bits.count, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { $0 | bits[start + $1] << UInt8($1) }
        }
        // Version, id, length, sentences, leads, facts' level and number, shingles' level.
        let head = [1] + [UInt8](repeating: 7, count: 16) + [100, 0, 0, 0, 0, 0]
        return head + [UInt8(hashes.count)] + packed + [0, 0, 0]
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
