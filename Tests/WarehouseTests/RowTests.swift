import Foundation
import PipelineModel
import Testing
import Warehouse

@Suite("Rows")
struct RowTests {
    @Test("an article's row has every key, sorted, and one line end")
    func article() throws {
        let line = ArticleRow.line(
            Samples.article(topics: [TopicScore(topic: "5g", score: 0.93456, evidence: [])]),
            stamp: RowStamp(ingestedAt: "2026-01-02T03:04:05Z", run: "r-1"))
        #expect(
            String(decoding: line, as: UTF8.self) == """
                {"author":null,"editor":null,"evidence":{"topics":{"5g":[]}},"id":"\(ArticleID(ofContent: Array("第一段\n第二段".utf8)))",\
                "ingested_at":"2026-01-02T03:04:05Z","language":"zh-Hans","page":{"bytes":321,"name":"a.html","saved_at":null,\
                "saved_from":null,"sha256":"\(Digest(of: Array("第一段\n第二段".utf8)).hex)"},"published":"2024-05-01",\
                "published_from":"byline","published_precision":"day","quality":{"charset":"utf-8","charset_declared":null,\
                "disguise":0.0,"extraction":"container","extraction_score":0.875,"replaced_bytes":0},"related":[],"repairs":{},\
                "revision_of":null,"run":"r-1","schema":1,"site":null,"source":null,"text":"第一段\\n第二段",\
                "title":"数字政府建设","topic_scores":[0.9346],"topics":["5g"],"url":null}

                """)
    }

    @Test("a reprint's row names the article it repeats")
    func reprint() throws {
        let original = ArticleID(ofContent: [1])
        let line = ReprintRow.line(
            Samples.article(), Duplicate(of: original, kind: .near, similarity: 0.96875),
            stamp: RowStamp(ingestedAt: "2026-01-02T03:04:05Z", run: "r-1"))
        let row = try object(line)
        #expect(
            row.keys.sorted() == [
                "duplicate_of", "id", "ingested_at", "kind", "page", "published", "run", "similarity", "source",
                "title",
                "url",
            ])
        #expect(row["duplicate_of"] as? String == original.description)
        #expect(row["kind"] as? String == "near")
        #expect(row["similarity"] as? Double == 0.9688)
    }

    @Test("any text comes back as it went in, on one line", arguments: 0..<200)
    func anyText(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scalars: [Unicode.Scalar] = [
            "a", "\"", "\\", "\n", "\t", "\r", "\0", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}", "\u{2027}", "字", "𠮷",
            "\u{FFFD}",
            "\u{C2}", "\u{202E}", "/",
        ]
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            view.append(scalars.randomElement(using: &random) ?? "a")
        }
        let text = String(view)
        let line = ArticleRow.line(Samples.article(title: text, text: text, url: text))
        #expect(line.filter { $0 < 32 } == [10], "seed \(seed)")
        let shown = String(decoding: line, as: UTF8.self).unicodeScalars
        #expect(!shown.contains { [0x85, 0x2028, 0x2029].contains($0.value) }, "seed \(seed)")
        let row = try object(line)
        #expect(row["text"] as? String == text, "seed \(seed)")
        #expect(row["title"] as? String == text, "seed \(seed)")
    }

    @Test("evidence tells why, by field; numbers that JSON cannot say are null")
    func evidence() throws {
        let term = TermEvidence(term: "数字政府", count: 2, places: ["title", "body"], positions: [0, 17])
        let line = ArticleRow.line(
            Samples.article(
                topics: [TopicScore(topic: "digital-government", score: .nan, evidence: [term])],
                repairs: ["glosses": 3, "doubled_stops": 1],
                unsure: [UnsureRepair(seen: "?！", taken: "。", others: ["：“"])],
                passing: [TopicScore(topic: "5g", score: 0.2, evidence: [])],
                evidence: ["published": FieldEvidence(claims: [Claim("2024-05-01", from: "byline")], conflict: false)]))
        let text = String(decoding: line, as: UTF8.self)
        #expect(
            text.contains(
                #""evidence":{"passing":{"5g":0.2},"published":{"claims":[{"from":"byline","value":"2024-05-01"}],"conflict":false},"#
                    + #""repairs":[{"others":["：“"],"seen":"?！","taken":"。"}],"topics":{"digital-government":"#
                    + #"[{"count":2,"positions":[0,17],"term":"数字政府","where":["title","body"]}]}}"#))
        #expect(text.contains(#""topic_scores":[null]"#))
        #expect(text.contains(#""repairs":{"doubled_stops":1,"glosses":3}"#))
        // Four disguises in seven characters.
        #expect(text.contains(#""disguise":0.5714"#))
    }

    private func object(_ line: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
