import Foundation
import Testing

/// Web archives through the real program.
struct WebArchiveCommandTests {
    private func archive(_ pages: [String]) -> Data {
        Data(
            pages.enumerated().map { number, page in
                let response = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(page)"
                return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.example.cn/\(number).html\r\n"
                    + "WARC-Date: 2021-04-27T01:05:07Z\r\nContent-Length: \(response.utf8.count)\r\n\r\n\(response)\r\n\r\n"
            }.joined().utf8)
    }

    @Test("extract gives a row for each page of an archive, plain or gzip, with where it was fetched")
    func extract() throws {
        let workplace = try Workplace()
        let archive = archive([Making.page("甲县"), Making.page("乙县")])
        try workplace.write(archive, to: "pages/a.warc")
        try workplace.write(try Making.gzip(archive), to: "pages/b.warc.gz")
        let outcome = try workplace.run("extract", "pages")
        #expect(outcome.status == 0)
        let rows = try outcome.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        let pages = rows.compactMap { $0["page"] as? [String: Any] }
        #expect(pages.map { $0["name"] as? String } == ["a.warc#1", "a.warc#2", "b.warc.gz#1", "b.warc.gz#2"])
        #expect(pages.last?["saved_from"] as? String == "https://www.example.cn/1.html")
        #expect(rows.allSatisfy { ($0["text"] as? String)?.contains("数字政府") == true })
    }

    @Test("run takes an archive of one page, and says of one of several what to do")
    func run() throws {
        let workplace = try Workplace()
        try workplace.write(archive([Making.page("甲县")]), to: "inbox/one.warc")
        try workplace.write(archive([Making.page("甲县"), Making.page("乙县")]), to: "inbox/two.warc")
        #expect(try workplace.run("run").status == 0)
        #expect(try workplace.rows(below: "warehouse").count == 1)
        let note = try String(
            contentsOf: workplace.path("inbox/_quarantine/not-text/two.warc.reason.json"), encoding: .utf8)
        #expect(note.contains("a web archive of 2 pages"))
    }
}
