import Ingest
import PipelineModel
import Testing

@Suite("Charsets")
struct CharsetTests {
    private static let sentence = "工业和信息化部今天公布，全国已建成5G基站超过三百万个，数字政府建设加快推进。"
    private static let traditional = "數位發展部今日公布，全國已建成基地臺超過三百萬個，數位政府建設加快推進。"

    private func html(_ meta: String, _ text: String = sentence) -> String {
        "<!DOCTYPE html><html><head>\(meta)<title>公告</title></head><body><p>\(text)</p></body></html>"
    }

    @Test(
        "what a page declares is taken generously and not believed where it cannot be",
        arguments: [
            // declared, written in, read as, conflict
            ("<meta charset=\"utf-8\">", "UTF-8", "utf-8", false),
            ("<meta charset=gb2312>", "GB18030", "gb18030", false),
            ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=GBK'>", "GB18030", "gb18030", false),
            ("<meta charset=utf-8>", "GB18030", "gb18030", true),
            ("<meta charset=gb2312>", "UTF-8", "utf-8", true),
            ("<meta charset=big5>", "GB18030", "gb18030", true),
            ("<meta charset=iso-8859-1>", "GB18030", "gb18030", true),
            ("<meta charset=utf-16>", "UTF-8", "utf-8", true),
            ("<meta charset=klingon>", "GB18030", "gb18030", true),
            ("<meta charset=klingon>", "UTF-8", "utf-8", true),
            ("", "GB18030", "gb18030", false),
            ("<meta charset=''>", "UTF-8", "utf-8", false),
            ("<meta charset=utf-8><meta charset=gbk>", "GB18030", "gb18030", true),
            ("<meta charset=gbk><meta charset=utf-8>", "GB18030", "gb18030", false),
            ("<!-- <meta charset=utf-8> --><meta charset=gbk>", "GB18030", "gb18030", false),
            ("<title>标题在前</title><meta charset=gbk>", "GB18030", "gb18030", false),
        ])
    func weighsDeclarations(meta: String, written: String, charset: String, conflict: Bool) throws {
        let text = html(meta)
        let page = try kept(encode(text, written))
        #expect(page.encoding.charset == charset)
        #expect(page.encoding.conflict == conflict)
        #expect(page.encoding.replacedBytes == 0)
        #expect(page.string == text)
    }

    @Test("the label is reported as printed")
    func reportsDeclaration() throws {
        #expect(try kept(encode(html("<meta charset=GB2312>"), "GB18030")).encoding.declared == "GB2312")
        #expect(try kept(Array(html("").utf8)).encoding.declared == nil)
        #expect(
            try kept(Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(html(""))".utf8)).encoding.declared == "UTF-8")
    }

    @Test("a declaration behind 100 kB of script counts")
    func findsLateDeclaration() throws {
        let script = "<script>\(String(repeating: "var a = 1; ", count: 9000))</script>"
        let page = try kept(encode(html("\(script)<meta charset=euc-kr>", "대한민국 정부는 오늘 발표했다"), "CP949"))
        #expect(page.encoding.charset == "euc-kr")
        #expect(page.string.contains("대한민국 정부는 오늘 발표했다"))
    }

    @Test(
        "markup that never ends costs no more than other bytes, and hides no declaration",
        arguments: ["<!--", "<meta ", "<", "<!-- <meta charset=", "&lt;", "</", "<?xml "])
    func boundsHostileMarkup(piece: String) throws {
        // Were the cost quadratic, this would take hours.
        let page = try kept(Array(String(repeating: piece, count: 600_000 / piece.utf8.count).utf8))
        #expect(page.encoding.charset == "utf-8")
        let hidden = "<!-- <meta charset=gbk><p>数字政府建设加快推进"
        #expect(try kept(encode(hidden, "GB18030")).encoding.declared == "gbk")
    }

    @Test("an ASCII page contradicts no label")
    func asciiAgreesWithAll() throws {
        let page = try kept(Array("<meta charset=gb2312><p>Hello</p>".utf8))
        #expect(page.encoding == PageEncoding(charset: "utf-8", declared: "gb2312"))
    }

    @Test(
        "charsets that are declared are decoded",
        arguments: [
            ("big5", "BIG5-HKSCS", traditional), ("shift_jis", "CP932", "政府は本日、新しい計画を発表しました。カタカナ"),
            ("euc-jp", "EUC-JP", "政府は本日、新しい計画を発表しました。"), ("euc-kr", "CP949", "대한민국 정부는 오늘 발표했다"),
            ("windows-1251", "CP1251", "Правительство сегодня объявило"), ("koi8-r", "KOI8-R", "Правительство сегодня"),
            ("iso-8859-1", "CP1252", "Le café “crème” coûte 3 €"), ("latin1", "CP1252", "Übergrößenträger – später"),
            ("iso-8859-2", "ISO-8859-2", "Zażółć gęślą jaźń"),
        ])
    func decodesDeclared(label: String, iconvName: String, text: String) throws {
        let bytes = encode(html("<meta charset=\(label)>", text).replacing("公告", with: ""), iconvName)
        let page = try kept(bytes)
        #expect(page.string.contains(text))
        #expect(!page.encoding.conflict)
        #expect(page.encoding.replacedBytes == 0)
    }

    @Test("a few accented letters do not make a page Chinese", arguments: ["<meta charset=iso-8859-1>", ""])
    func keepsAccentsApart(meta: String) throws {
        let text = html(meta, "Über die früheren Vögel: größer").replacing("公告", with: "")
        let page = try kept(encode(text, "CP1252"))
        #expect(page.encoding.charset == "windows-1252")
        #expect(page.string == text)
    }

    @Test(
        "a byte-order mark decides, and is taken away",
        arguments: [
            ("utf-8", "UTF-8", [0xEF, 0xBB, 0xBF]), ("utf-16le", "UTF-16LE", [0xFF, 0xFE]),
            ("utf-16be", "UTF-16BE", [0xFE, 0xFF]), ("gb18030", "GB18030", [0x84, 0x31, 0x95, 0x33]),
        ] as [(String, String, [UInt8])])
    func obeysMarks(charset: String, iconvName: String, mark: [UInt8]) throws {
        let page = try kept(mark + encode(Self.sentence, iconvName))
        #expect(page.encoding.charset == charset)
        #expect(page.string == Self.sentence)
    }

    @Test("UTF-16 without a mark shows by its zeros", arguments: ["UTF-16LE", "UTF-16BE"])
    func seesZeros(iconvName: String) throws {
        for text in [html("<meta charset=utf-16>"), html("", "Plain English only"), Self.sentence] {
            let page = try kept(encode(text, iconvName))
            #expect(page.encoding.charset == iconvName.lowercased())
            #expect(page.string == text)
        }
    }

    @Test("every character of GB18030 comes back, those of four bytes too")
    func decodesWholeGB18030() throws {
        // The charset is told from the beginning; a list of all characters is no text that anybody wrote.
        var text = String(repeating: Self.sentence, count: 120) + "镕€𠮷㐀"
        for value in UInt32(0x4E00)...0x9FA5 { text.unicodeScalars.append(Unicode.Scalar(value) ?? " ") }
        for value in [0x3400...0x4DB5, 0x1_F600...0x1_F64F, 0x2_0000...0x2_0100] as [ClosedRange<UInt32>] {
            for value in value { text.unicodeScalars.append(Unicode.Scalar(value) ?? " ") }
        }
        let page = try kept(encode("<meta charset=gb2312>\(text)", "GB18030"))
        #expect(page.string == "<meta charset=gb2312>\(text)")
        #expect(page.encoding.replacedBytes == 0)
    }

    @Test("every pair of Big5 comes back, those of Hong Kong too")
    func decodesWholeBig5() throws {
        let text = "<meta charset=big5>\(Self.traditional)咗嘅啲冇Ê̄ê̌"
        #expect(try kept(encode(text, "BIG5-HKSCS")).string == text)
    }

    @Test("bytes that mean nothing become U+FFFD, are counted, and harm no neighbour")
    func repairs() throws {
        var utf8 = Array(Self.sentence.utf8)
        utf8.insert(contentsOf: [0xFF, 0xC0], at: 3)
        utf8.removeLast()
        var page = try kept(utf8)
        #expect(page.encoding.charset == "utf-8")
        #expect(page.encoding.replacedBytes == 4)
        #expect(page.string.hasPrefix("工\u{FFFD}\u{FFFD}业"))
        #expect(page.string.hasSuffix("推进\u{FFFD}"))

        var gb = encode(html("<meta charset=gbk>"), "GB18030")
        gb.insert(0xFF, at: gb.count - 20)
        page = try kept(gb)
        #expect(page.encoding.charset == "gb18030")
        #expect(page.encoding.replacedBytes == 1)
        #expect(page.string.contains("加快推进"))
    }

    @Test("a page cut in the middle of a character is taken", arguments: ["UTF-8", "GB18030", "UTF-16LE"])
    func takesCutPages(iconvName: String) throws {
        let page = try kept(
            (iconvName == "UTF-16LE" ? [0xFF, 0xFE] : []) + encode(Self.sentence, iconvName).dropLast())
        #expect(page.string.hasPrefix("工业和信息化部"))
        #expect((1...2).contains(page.encoding.replacedBytes))
    }

    @Test("a page of which more than one byte in twenty is bad is refused")
    func refusesUndecodable() throws {
        var bytes = [0xEF, 0xBB, 0xBF] + Array(String(repeating: Self.sentence, count: 20).utf8)
        for index in stride(from: 10, to: bytes.count, by: 15) { bytes[index] = 0xFF }
        let refusal = try refused(bytes)
        #expect(refusal.reason == .undecodable)
        #expect(refusal.detail.contains("utf-8"))
    }

    @Test("a stain of another charset does not turn a page")
    func keepsCharsetOfStainedPage() throws {
        let bytes =
            Array(html("", String(repeating: "Für die Vögel – ", count: 40)).utf8) + encode("<p>Gefühl</p>", "CP1252")
        let page = try kept(bytes)
        #expect(page.encoding.charset == "utf-8")
        #expect(page.encoding.replacedBytes == 1)
    }

    @Test("zeros are taken out, one or a thousand")
    func stripsZeros() throws {
        let text = html("")
        #expect(try kept(Array(text.utf8) + [0]).string == text)
        #expect(
            try kept(Array(text.utf8) + [UInt8](repeating: 0, count: 1000) + Array("<p>完".utf8)).string == text + "<p>完"
        )
    }

    @Test("all charsets can be made ready beforehand, on a system with glibc's own iconv")
    func prepares() {
        #expect(PageDecoder.prepare() == [])
    }
}
