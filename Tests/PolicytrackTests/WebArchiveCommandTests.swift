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

    @Test("unpack parts archives into the inbox for run; again it does no harm")
    func unpack() throws {
        let workplace = try Workplace()
        let archive = archive([Making.page("甲县"), Making.page("乙县")])
        try workplace.write(archive, to: "news.warc")
        // Crawlers compress each record by itself.
        let records = [self.archive([Making.page("丙县")]), self.archive([Making.page("丁县")])]
        try workplace.write(try Making.gzip(records[0]) + Making.gzip(records[1]), to: "more.warc.gz")
        let outcome = try workplace.run("unpack", "news.warc", "more.warc.gz")
        #expect(
            outcome.status == 0
                && outcome.output == "news.warc: 2 pages in 2 records\nmore.warc.gz: 2 pages in 2 records\n",
            "\(outcome)")
        let pages = ["more-0000001.warc", "more-0000002.warc", "news-0000001.warc", "news-0000002.warc"]
        #expect(workplace.files(below: "inbox").sorted() == pages)
        #expect(
            try workplace.run("unpack", "news.warc").output.contains("2 pages in 2 records, 2 of them there before"))
        #expect(try workplace.run("run").status == 0)
        let rows = try workplace.rows(below: "warehouse")
        #expect(rows.count == 4)
        #expect(
            rows.allSatisfy { (($0["page"] as? [String: Any])?["saved_from"] as? String)?.hasSuffix(".html") == true })
        #expect(try workplace.run("unpack", "news.warc").status == 0)
        #expect(try workplace.run("run").status == 0)
        #expect(try workplace.rows(below: "warehouse").count == 4)
    }

    @Test("unpack says of a damaged archive where, and of a page too large which record; the others are there")
    func unpackDamaged() throws {
        let workplace = try Workplace()
        let sound = archive([Making.page("甲县"), Making.page("乙县")])
        try workplace.write(sound.dropLast(9), to: "cut.warc")
        let cut = try workplace.run("unpack", "cut.warc")
        #expect(cut.status == 65 && cut.errors.contains("its last record is cut off"), "\(cut)")
        #expect(workplace.files(below: "inbox") == ["cut-0000001.warc"])
        try workplace.write(#"{"ingest": {"settleSeconds": 0, "maximumPageBytes": 65536}}"#, to: "pipeline.json")
        try workplace.write(
            archive([Making.page("丙县" + String(repeating: "长", count: 40_000)), Making.page("丁县")]), to: "large.warc")
        let large = try workplace.run("unpack", "large.warc")
        #expect(
            large.status == 65 && large.errors.contains("record 1: ") && large.output.contains("1 pages"), "\(large)")
        #expect(workplace.files(below: "inbox").sorted() == ["cut-0000001.warc", "large-0000002.warc"])
        #expect(try workplace.run("unpack", "none.warc").status == 65)
    }
}
