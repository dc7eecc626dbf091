import Corpus
import Foundation
import Testing

@Suite("Checking a warehouse against its manifest")
struct CorpusCheckTests {
    /// Rows as a faultless run would write them, then `spoil` applied.
    private func check(spoil: (inout [[String: Any]], inout [[String: Any]]) -> Void) throws -> CorpusCheckResult {
        let root = FileManager.default.temporaryDirectory.path + "/corpus-check-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        let manifest = root + "/manifest.jsonl"
        _ = try CorpusWriter(maker: PageMaker(seed: 3, small: true)).write(
            0..<300, to: root + "/inbox", manifest: manifest)
        var articles: [[String: Any]] = []
        var reprints: [[String: Any]] = []
        for line in try String(contentsOfFile: manifest, encoding: .utf8).split(separator: "\n") {
            let planted = try JSONDecoder().decode(PlantedPage.self, from: Data(line.utf8))
            let page = ["name": planted.page]
            if let original = planted.duplicateOf {
                if planted.kind != .bytes { reprints.append(["duplicate_of": "id-" + original, "page": page]) }
            } else if planted.kind != .noArticle {
                articles.append(["id": "id-" + planted.page, "topics": planted.topics, "page": page])
            }
        }
        spoil(&articles, &reprints)
        try write(articles, to: root + "/warehouse/articles/topic=x/month=undated")
        try write(reprints, to: root + "/warehouse/reprints/month=undated")
        return try CorpusCheck(warehouse: root + "/warehouse", manifest: manifest).run()
    }

    private func write(_ rows: [[String: Any]], to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var lines = Data()
        for row in rows {
            lines += try JSONSerialization.data(withJSONObject: row)
            lines.append(UInt8(ascii: "\n"))
        }
        try lines.write(to: URL(filePath: folder + "/part-00000.jsonl"))
    }

    @Test("a faultless warehouse holds every floor")
    func faultless() throws {
        let result = try check { _, _ in }
        #expect(result.missedFloors == [])
        #expect(result.table.contains("copies found: 100.000 %"))
    }

    @Test("a lost article, a missed copy, a wrong original and a wrong topic are each noticed")
    func faults() throws {
        let lost = try check { articles, _ in articles.removeLast() }
        #expect(lost.missedFloors.contains { $0.hasPrefix("articles of their own kept") })
        let missed = try check { articles, reprints in
            for reprint in reprints.suffix(3) {
                articles.append(["id": UUID().uuidString, "topics": [String](), "page": reprint["page"] ?? [:]])
            }
            reprints.removeLast(3)
        }
        #expect(missed.missedFloors.contains { $0.hasPrefix("copies found") })
        let misattributed = try check { articles, reprints in
            for index in 0..<5 { reprints[index]["duplicate_of"] = articles[200]["id"] }
        }
        #expect(misattributed.missedFloors.contains { $0.hasPrefix("copies found") })
        let misfiled = try check { articles, _ in
            for index in articles.indices { articles[index]["topics"] = ["5g"] }
        }
        #expect(misfiled.missedFloors.contains { $0.hasPrefix("topics F1") })
    }
}
