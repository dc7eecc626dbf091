import Ingest
import PipelineModel
import Testing

@Suite("Form and kind")
struct FormTests {
    @Test(
        "HTML is told by what it says",
        arguments: [
            "<!DOCTYPE html><p>一", "\u{FEFF}\n\n <HTML><body>一", "<?xml version=\"1.0\"?><html>一", "<p>一段",
            "<!-- saved --><div>一",
            "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n<!doctype html><html>一",
            "首页\n<div><p>一</p><p>二</p><br><a href=x>三</a></div>",
        ])
    func seesHTML(text: String) throws {
        #expect(try kept(Array(text.utf8)).form == .html)
    }

    @Test(
        "text stays text, also with angle brackets in it",
        arguments: [
            "首页 > 正文\n发布日期：2024年5月1日", "a < b 且 c > d", "<<中华人民共和国网络安全法>>全文", "<关于印发方案的通知>",
            "请使用 <p> 标签分段", "5 <b 6",
        ])
    func seesText(text: String) throws {
        let page = try kept(Array(text.utf8))
        #expect(page.form == .text)
        #expect(page.string == text)
    }

    @Test("line ends of text become line feeds, those of HTML stay")
    func unifiesLineEnds() throws {
        let text = "一\r\n二\r三\n四\u{2028}五\u{2029}六\u{0C}七\u{85}八\r\r\n"
        #expect(try kept(Array(text.utf8)).string == "一\n二\n三\n四\n五\n六\n七\n八\n\n")
        #expect(try kept(Array("<p>一\r\n".utf8)).string == "<p>一\r\n")
    }

    @Test("one line of a megabyte is a text like others")
    func takesLongLines() throws {
        let text = String(repeating: "数字政府建设", count: 60000)
        #expect(try kept(Array(text.utf8)).text.count == text.utf8.count)
    }

    @Test(
        "files that are no text are named, whatever they are called",
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG image"),
            ([0xFF, 0xD8, 0xFF, 0xE0, 0x00], "a JPEG image"),
            (Array("GIF89a\u{1}\0".utf8), "a GIF image"),
            (Array("%PDF-1.7\n".utf8), "a PDF document"),
            (Array("PK\u{3}\u{4}\0\0\0\0data.bin".utf8), "a ZIP archive"),
            (Array("PK\u{3}\u{4}\0\0\0\0[Content_Types].xml word/document.xml".utf8), "a Word document (docx)"),
            (Array("PK\u{3}\u{4}\0\0\0\0OFD.xml".utf8), "an OFD document"),
            ([0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00], "a Windows program"),
            ([0x7F, 0x45, 0x4C, 0x46, 0x02], "a Linux program"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "a Microsoft Office document (doc, xls or ppt)"),
            (Array("{\\rtf1\\ansi".utf8), "an RTF document"),
            (Array("SQLite format 3\0".utf8), "a SQLite database"),
            (Array("RIFF\0\0\0\0WEBPVP8 ".utf8), "a WebP image"),
            (Array("\0\0\0\u{18}ftypmp42".utf8), "an MP4 film"),
        ] as [([UInt8], String)])
    func namesBinaries(bytes: [UInt8], kind: String) throws {
        let refusal = try refused(bytes)
        #expect(refusal.reason == .notText)
        #expect(refusal.detail == "the file is \(kind)")
    }

    @Test("a text that begins like a signature is still a text", arguments: ["MZ世代的消费", "BM公司公告", "ID3标签是什么"])
    func keepsLookalikes(text: String) throws {
        #expect(try kept(Array(text.utf8)).string == text)
    }

    @Test("bytes without a signature that are full of controls are no text")
    func refusesBinary() throws {
        let bytes = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        #expect([.notText, .undecodable].contains(try refused(bytes).reason))
    }

    @Test(
        "nothing, white space and a lone mark are empty",
        arguments: ["", " \r\n\t ", "\u{FEFF}", "\u{FEFF}\n", "\0\0\0"])
    func refusesEmpty(text: String) throws {
        #expect(try refused(Array(text.utf8)).reason == .empty)
    }

    @Test("a file over the limit is refused, one at the limit is not")
    func limitsSize() throws {
        var options = IngestOptions()
        options.maximumPageBytes = 1024
        #expect(try refused([UInt8](repeating: 0x61, count: 1025), options: options).reason == .tooLarge)
        guard case .keep = decode([UInt8](repeating: 0x61, count: 1024), options: options) else {
            Issue.record("a file at the limit was refused")
            return
        }
    }

    @Test("the source of a page, saved as text or as a browser shows it, is the page")
    func unescapesSavedSource() throws {
        let source = "<!DOCTYPE html>\n<html><body><p>一 &amp;amp; 二</p></body></html>"
        let escaped = source.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        #expect(try kept(Array(escaped.utf8)).string == source)
        let shown = escaped.split(separator: "\n").map {
            "<tr><td class=\"line-number\" value=\"1\"></td><td class=\"line-content\"><span class=\"html-tag\">\($0)</span></td></tr>"
        }
        let saved = """
            <html><head><meta charset="utf-8"></head><body><label>自动换行<input type="checkbox"></label><table><tbody>\
            \(shown.joined())</tbody></table></body></html>
            """
        let page = try kept(Array(saved.utf8))
        #expect(page.string == source + "\n")
        #expect(page.form == .html)
    }

    @Test("an article that quotes markup stays the article")
    func keepsQuotedMarkup() throws {
        let article =
            "<html><body><p>\(String(repeating: "网页制作的第一课从文档结构讲起。", count: 10))</p><pre>&lt;html&gt;</pre></body></html>"
        #expect(try kept(Array(article.utf8)).string == article)
    }
}
