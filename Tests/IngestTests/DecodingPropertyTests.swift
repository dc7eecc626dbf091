import Ingest
import PipelineModel
import Testing

/// Numbers that look random and are the same for the same seed: SplitMix64.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

@Suite("Decoding anything")
struct DecodingPropertyTests {
    /// Beginnings that lead to all branches.
    private static let beginnings: [[UInt8]] = [
        [], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0x84, 0x31, 0x95, 0x33],
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3],
        Array(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
                .utf8),
        Array("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 70\r\n\r\nHTTP/1.1 200 OK\r\n\r\n".utf8),
        Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1f\r\n".utf8),
        Array("<meta charset=gbk>".utf8), Array("<meta charset=big5>".utf8), Array("<meta charset=euc-jp>".utf8),
        Array("<meta charset=shift_jis>".utf8), Array("<meta charset=koi8-r>".utf8),
        Array("&lt;!doctype html&gt;".utf8),
        Array("<!--".utf8), Array("<meta charset=\"".utf8), Array("PK\u{3}\u{4}".utf8),
    ]

    private static let texts: [[UInt8]] = [
        encode("工业和信息化部今天公布，全国已建成5G基站𠮷超过三百万个。", "GB18030"), encode("數位發展部今日公布基地臺超過三百萬個", "BIG5"),
        Array("<html><body><p>数字政府\r\n建设&amp;推进</p></body></html>--b--".utf8), encode("Plain 数字", "UTF-16LE"),
    ]

    @Test("any bytes give a page of valid UTF-8 without zeros, or a refusal; twice the same", arguments: 0..<64)
    func decodesAnything(seed: UInt64) throws {
        var random = Generator(state: seed)
        for _ in 0..<40 {
            var bytes = Self.beginnings.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                bytes += Self.texts.randomElement(using: &random) ?? []
            }
            for _ in 0..<Int.random(in: 0...12, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
                default: bytes.removeLast(min(bytes.count, Int.random(in: 0...4, using: &random)))
                }
            }
            guard case .keep(let page) = decode(bytes) else { continue }
            #expect(String(validating: page.text, as: UTF8.self) != nil, "seed \(seed): \(bytes)")
            #expect(!page.text.contains(0), "seed \(seed): \(bytes)")
            #expect(!page.text.starts(with: [0xEF, 0xBB, 0xBF]), "seed \(seed): \(bytes)")
            guard case .keep(let again) = decode(bytes) else {
                Issue.record("seed \(seed): two verdicts")
                return
            }
            #expect(again.text == page.text)
        }
    }

    @Test("noise of any length gives a verdict", arguments: 0..<32)
    func survivesNoise(seed: UInt64) {
        var random = Generator(state: seed)
        for length in [0, 1, 2, 3, 4, 5, 7, 16, 333, 5000] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            guard case .keep(let page) = decode(bytes) else { continue }
            #expect(String(validating: page.text, as: UTF8.self) != nil, "seed \(seed), \(length) bytes")
        }
    }
}
