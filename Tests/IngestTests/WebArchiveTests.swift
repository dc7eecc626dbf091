import Ingest
import PipelineModel
import Testing

@Suite("Web archives")
struct WebArchiveTests {
    private static let saved = "<html><head><title>公告</title></head><body><p>数字政府建设加快推进。</p></body></html>"

    private func record(_ type: String, _ content: [UInt8], url: String = "https://www.example.cn/a.html") -> [UInt8] {
        Array(
            "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\nWARC-Date: 2021-04-27T01:05:07Z\r\nContent-Length: \(content.count)\r\n\r\n"
                .utf8) + content + Array("\r\n\r\n".utf8)
    }

    private func response(
        _ body: [UInt8], status: String = "200 OK", type: String = "text/html; charset=gbk", header: String = ""
    ) -> [UInt8] {
        Array("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(header)\r\n".utf8) + body
    }

    /// What a crawler writes of one page and its picture.
    private func archive() -> [UInt8] {
        record("warcinfo", Array("software: x\r\n".utf8)) + record("request", Array("GET / HTTP/1.1\r\n\r\n".utf8))
            + record("response", response(encode(Self.saved, "GB18030")))
            + record("response", response([0x89, 0x50, 0x4E, 0x47], type: "image/png"))
            + record("response", response(Array("gone".utf8), status: "404 Not Found"))
    }

    @Test("an archive of one page is that page, with where and when it was fetched")
    func readsSinglePage() throws {
        let page = try kept(archive())
        #expect(page.string == Self.saved)
        #expect(page.encoding.charset == "gb18030")
        #expect(page.encoding.declared == "gbk")
        #expect(page.facts.savedFrom == "https://www.example.cn/a.html")
        #expect(page.facts.savedAt == "2021-04-27T01:05:07Z")
    }

    @Test("chunks are joined, and a body that was joined already is left alone")
    func joinsChunks() throws {
        let bytes = Array(Self.saved.utf8)
        let (first, second) = (bytes.prefix(20), bytes.dropFirst(20))
        let sizes = [first.count, second.count].map { String($0, radix: 16) }
        let chunked = "\(sizes[0]);x=1\r\n".utf8 + first + "\r\n\(sizes[1])\r\n".utf8 + second + "\r\n0\r\n\r\n".utf8
        for body in [Array(chunked), bytes] {
            let stored = response(body, type: "text/html", header: "Transfer-Encoding: chunked\r\n")
            #expect(try kept(record("response", stored)).string == Self.saved)
            #expect(try kept(stored).string == Self.saved)
        }
    }

    @Test("an archive of several pages is parted into files, each of which is a page")
    func partsArchives() throws {
        let second = record("resource", Array("一段文字".utf8), url: "https://www.example.cn/b.txt")
            .replacing("Content-Length".utf8, with: "Content-Type: text/plain\r\nContent-Length".utf8)
        let file = RawFile(name: PageName("a.warc"), bytes: archive() + second)
        let pages = try #require(try WebArchive.pages(in: file, limit: 1 << 20))
        #expect(pages.map(\.name.display) == ["a.warc#3", "a.warc#6"])
        #expect(try pages.map { try kept($0.bytes).string } == [Self.saved, "一段文字"])
        #expect(try kept(pages[1].bytes).facts.savedFrom == "https://www.example.cn/b.txt")
        let refusal = try refused(file.bytes)
        #expect(refusal.reason == .notText)
        #expect(refusal.detail.contains("2 pages"))
    }

    @Test("a file that is no archive is not parted")
    func passesOtherFiles() throws {
        #expect(try WebArchive.pages(in: RawFile(name: PageName("a"), bytes: Array("WARC".utf8)), limit: 99) == nil)
    }

    @Test("an archive that is cut or damaged is refused")
    func refusesDamage() throws {
        let whole = archive()
        for (bytes, words) in [
            (Array(whole.dropLast(20)), "cut off"), (whole + [1], "does not begin"),
            (Array("WARC/1.0\r\nWARC-Type: response\r\n\r\nx".utf8), "no Content-Length"),
        ] {
            let refusal = try refused(bytes)
            #expect(refusal.reason == .badWARC)
            #expect(refusal.detail.contains(words))
        }
        #expect(try refused(record("metadata", [])).detail.contains("without a page"))
    }

    /// What a reader gives of an archive that comes in pieces of `size` bytes.
    private func read(_ archive: [UInt8], size: Int, limit: Int = 1 << 20) throws -> [WebArchiveReader.Record] {
        var reader = WebArchiveReader(limit: limit)
        var records: [WebArchiveReader.Record] = []
        for start in stride(from: 0, to: archive.count, by: size) {
            try reader.append(Array(archive[start..<min(start + size, archive.count)]))
            while let record = try reader.next() { records.append(record) }
        }
        try reader.finish()
        return records
    }

    @Test(
        "an archive in pieces gives the pages of the whole, whatever the pieces",
        arguments: [1, 2, 7, 64, 333, 1 << 16])
    func readsPieces(_ size: Int) throws {
        let all = archive() + archive() + record("resource", Array("a".utf8))
        let pages = try #require(
            try WebArchive.pages(in: RawFile(name: PageName("a.warc"), bytes: all), limit: 1 << 20))
        let records = try read(all, size: size)
        #expect(records.count == 3 && pages.count == 3)
        for (record, page) in zip(records, pages) {
            guard case .page(let number, let bytes) = record else { throw RefusedTestError.tooLarge }
            #expect(page.name.display == "a.warc#\(number)")
            #expect(try kept(bytes).string == kept(page.bytes).string)
        }
    }

    private enum RefusedTestError: Error { case tooLarge }

    @Test("a page above the limit is told and passed over, a picture is only passed over", arguments: [50, 1 << 16])
    func passesOverLarge(_ size: Int) throws {
        let page = record("response", response(Array(repeating: 0x61, count: 200_000)))
        let picture = record("response", response(Array(repeating: 0x61, count: 200_000), type: "image/png"))
        let records = try read(picture + page + archive(), size: size, limit: 100_000)
        #expect(records.count == 2)
        guard case .tooLarge(2, let bytes)? = records.first, case .page(5, _)? = records.last else {
            throw RefusedTestError.tooLarge
        }
        #expect(bytes > 200_000)
    }

    @Test("a reader refuses what is cut, damaged or empty", arguments: [3, 1 << 16])
    func refusesDamagedPieces(_ size: Int) throws {
        for (bytes, words) in [
            (Array(archive().dropLast(20)), "cut off"), (archive() + [1], "cut off"),
            (archive() + Array("no archive\n\n".utf8), "does not begin"), (Array("\n\n".utf8), "no record"),
            (Array(repeating: 0x61, count: 70_000), "does not end"),
        ] {
            do {
                _ = try read(bytes, size: size)
                Issue.record("\(words) was not found")
            } catch let error as Refused {
                #expect(error.refusal.reason == .badWARC && error.refusal.detail.contains(words), "\(error)")
            }
        }
    }
}
