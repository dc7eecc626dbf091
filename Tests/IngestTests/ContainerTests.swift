import CZlib
import Ingest
import PipelineModel
import Storage
import SystemPackage
import Testing

@Suite("Containers")
struct ContainerTests {
    private static let saved = "<html><head><title>公告</title></head><body><p>数字政府建设加快推进。</p></body></html>"

    /// `content` as zlib's own writer compresses it.
    private func gzip(_ content: [UInt8]) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let path = folder("a.gz")
        let file = gzopen(path.string, "wb9")
        #expect(gzwrite(file, content, UInt32(content.count)) == Int32(content.count))
        #expect(gzclose(file) == Z_OK)
        return try DiskStore().read(path, limit: .max - 1).bytes
    }

    // MARK: gzip

    @Test("gzip is unpacked, also of several members")
    func unpacksGzip() throws {
        let packed = try gzip(Array(Self.saved.utf8))
        let single = try kept(packed)
        #expect(single.string == Self.saved)
        #expect(single.facts.bytes == packed.count)
        #expect(single.facts.sha256 == Digest(of: packed))
        #expect(try kept(packed + packed).string == Self.saved + Self.saved)
    }

    @Test("gzip that is cut, damaged, nested or followed by something else is refused")
    func refusesBrokenGzip() throws {
        let packed = try gzip(Array(Self.saved.utf8))
        var damaged = packed
        damaged[packed.count / 2] ^= 0xFF
        let cases: [([UInt8], String)] = [
            (Array(packed.dropLast(9)), "ends too early"), (Array(packed.prefix(5)), "ends too early"),
            (damaged, "damaged"), (try gzip(packed), "compressed again"), (packed + [1, 2, 3], "3 bytes follow"),
        ]
        for (bytes, words) in cases {
            let refusal = try refused(bytes)
            #expect(refusal.reason == .badGzip)
            #expect(refusal.detail.contains(words))
        }
    }

    @Test("a bomb is refused once it is larger than its limit, or than its size allows")
    func refusesBombs() throws {
        let byRatio = try refused(try gzip([UInt8](repeating: 0x20, count: 8 << 20)))
        #expect(byRatio.reason == .compressionBomb)
        #expect(byRatio.detail.contains("200 times"))
        var options = IngestOptions()
        options.maximumPageBytes = 4096
        let noise = (0..<4000).map { "\($0 &* 7919) " }.joined()
        let bySize = try refused(
            try gzip(Array(noise.utf8)).count < 4096 ? [] : try gzip(Array(noise.utf8)), options: options)
        #expect(bySize.reason == .tooLarge)
        let text = String(repeating: "数字政府建设加快推进。\n", count: 500)
        #expect(try refused(try gzip(Array(text.utf8)), options: options).reason == .compressionBomb)
    }

    // MARK: MHTML

    private func mhtml(
        type: String = "multipart/related; type=\"text/html\"; boundary=\"----B0\"", encoding: String, body: String,
        end: String = "------B0--\r\n"
    ) -> [UInt8] {
        let text = """
            From: <Saved by Blink>
            Snapshot-Content-Location: https://www.example.cn/a.html
            Subject: =?utf-8?Q?x?=
            Date: Tue, 27 Apr 2021 09:05:07 +0800
            MIME-Version: 1.0
            Content-Type: \(type)

            ------B0
            Content-Type: text/html; charset="gb2312"
            Content-ID: <frame-1@mhtml.blink>
            Content-Transfer-Encoding: \(encoding)
            Content-Location: https://www.example.cn/a.html

            \(body)
            ------B0
            Content-Type: image/png
            Content-Transfer-Encoding: base64
            Content-Location: https://www.example.cn/a.png

            iVBORw0KGgo=
            \(end)
            """
        return Array(text.replacing("\n", with: "\r\n").replacing("\r\r\n", with: "\r\n").utf8)
    }

    /// Quoted-printable, with a soft line break every 60 characters.
    private func quoted(_ bytes: [UInt8]) -> String {
        var lines = [""]
        for byte in bytes {
            let digits = String(byte, radix: 16, uppercase: true)
            let isPlain = byte >= 0x20 && byte < 0x7F && byte != 0x3D
            lines[lines.count - 1] +=
                isPlain ? String(UnicodeScalar(byte)) : "=" + (digits.count == 1 ? "0" : "") + digits
            if lines[lines.count - 1].count >= 60 { lines.append("") }
        }
        return lines.joined(separator: "=\r\n")
    }

    private func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let piece = bytes[start..<min(start + 3, bytes.count)]
            let bits = piece.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - piece.count))
            for place in 0..<4 { text.append(place <= piece.count ? digits[bits >> (18 - 6 * place) & 63] : "=") }
        }
        return text
    }

    @Test("the main part of an MHTML archive is the page, with where and when it was saved")
    func readsMHTML() throws {
        let gb = encode(Self.saved, "GB18030")
        for (encoding, body) in [("quoted-printable", quoted(gb)), ("base64", base64(gb))] {
            let page = try kept(mhtml(encoding: encoding, body: body))
            #expect(page.string.hasPrefix(Self.saved))
            #expect(page.form == .html)
            #expect(page.encoding.charset == "gb18030")
            #expect(page.encoding.declared == "gb2312")
            #expect(page.facts.savedFrom == "https://www.example.cn/a.html")
            #expect(page.facts.savedAt == "2021-04-27T09:05:07+08:00")
        }
    }

    @Test("MHTML whose boundary is missing, wrong or never comes is refused")
    func refusesBrokenMHTML() throws {
        let body = quoted(Array(Self.saved.utf8))
        let whole = mhtml(encoding: "quoted-printable", body: body)
        let cut = Array(whole.prefix(whole.count * 2 / 3))
        for (bytes, words) in [
            (mhtml(type: "multipart/related", encoding: "8bit", body: body), "names no boundary"),
            (mhtml(type: "multipart/related; boundary=other", encoding: "8bit", body: body), "no part"),
            (cut, "cut off"),
        ] {
            let refusal = try refused(bytes)
            #expect(refusal.reason == .badMHTML)
            #expect(refusal.detail.contains(words))
        }
    }

    @Test("a text that begins like a header is a text")
    func keepsTextWithColons() throws {
        let text = "标题: 公告\nDate: 2024-05-01\n\n正文"
        #expect(try kept(Array(text.utf8)).string == text)
        let mail = "Date: 2024-05-01\nTitle: x\n\n正文"
        #expect(try kept(Array(mail.utf8)).string == mail)
    }

    @Test("MHTML inside gzip is unpacked twice")
    func unpacksBoth() throws {
        let archive = mhtml(encoding: "quoted-printable", body: quoted(Array(Self.saved.utf8)))
        #expect(try kept(try gzip(archive)).string.hasPrefix(Self.saved))
    }
}
