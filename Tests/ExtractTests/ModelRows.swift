import Extract
import Foundation
import PipelineModel
import Testing

/// Writes what the models see of pages; `script/train-extract` runs it. It does nothing in an ordinary test run.
@Suite("Rows for training")
struct ModelRows {
    private static let environment = ProcessInfo.processInfo.environment

    private struct Row: Encodable {
        let t: String
        let x: [Float]
    }

    @Test("rows of the pages of a folder are written", .enabled(if: environment["EXTRACT_ROWS"] != nil))
    func write() throws {
        let folder = URL(fileURLWithPath: try #require(Self.environment["EXTRACT_PAGES"]))
        let output = URL(fileURLWithPath: try #require(Self.environment["EXTRACT_ROWS"]))
        var judged: [String: [Double]]?
        if let path = Self.environment["EXTRACT_JUDGED"] {
            judged = try JSONDecoder().decode(
                [String: [Double]].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        }
        var lines = Data()
        for page in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let name = page.deletingPathExtension().lastPathComponent
            let raw = RawPage(try Data(contentsOf: page), form: .html)
            let rows = ArticleExtractor().rows(of: raw, judged: judged?[name]).map { Row(t: $0.text, x: $0.row) }
            lines += Data("\(name)\t".utf8) + (try JSONEncoder().encode(rows)) + Data("\n".utf8)
        }
        try lines.write(to: output)
    }

    @Test("a row has a number for each column")
    func width() throws {
        let page = RawPage(html: "<title>a b c</title><h1>a b c</h1><p>One, two, three.</p><p>Four.</p>")
        let first = ArticleExtractor().rows(of: page, judged: nil)
        let second = ArticleExtractor().rows(of: page, judged: [0.1, 0.9, 0.8])
        #expect(first.map(\.text) == ["a b c", "One, two, three.", "Four."])
        #expect(Set(first.map(\.row.count)).count == 1 && Set(second.map(\.row.count)).count == 1)
        #expect((second.first?.row.count ?? 0) > (first.first?.row.count ?? 0))
        #expect((first + second).allSatisfy { $0.row.allSatisfy(\.isFinite) })
    }
}
