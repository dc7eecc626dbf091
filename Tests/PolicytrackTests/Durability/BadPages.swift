import Foundation

extension BadPage {
    /// The limit on a page's size that the table is run under.
    static let maximumBytes = 4 << 20

    /// The table, but for what is no matter of one page. Rows are numbered as in the project's list of bad inputs; those that
    /// are missing here are tests of their own in `BadInputTests`, or of the tests named there.
    static func table() throws -> [BadPage] {
        try files + charsets + markup + containers() + notArticles + names + dates
    }

    private static let files: [BadPage] = [
        BadPage(1, "empty.html", "", .stays),
        BadPage(2, "blank.html", " \r\n\t \n", .refused("empty")),
        BadPage(2, "bom.html", Data([0xEF, 0xBB, 0xBF]), .refused("empty")),
        BadPage(2, "shell.html", "<html></html>", .refused("no-main-text")),
        BadPage(
            4, "over.html", Data(Making.page("甲一县").utf8) + Data(repeating: 0x20, count: maximumBytes),
            .refused("too-large")),
        BadPage(
            4, "at-limit.html",
            { page in page + Data(repeating: 0x20, count: maximumBytes - page.count) }(Data(Making.page("甲二县").utf8)),
            .accepted),
        BadPage(6, "nul.html", Making.page("甲三县", before: "<p>\u{0}</p>"), .accepted),
        BadPage(6, "nuls.html", Making.page("甲四县", before: Making.repeated("\u{0}", 1000)), .accepted),
        BadPage(7, "cut.txt", Data(Making.text("甲五县").utf8.dropLast(1)), .accepted),
        BadPage(
            7, "torn.txt", Data(Making.text("甲六县").utf8.prefix(100)) + Data(Making.text("甲六县").utf8.dropFirst(101)),
            .accepted),
        BadPage(
            7, "bad.txt",
            Data(
                Making.text("甲七县").utf8.enumerated().flatMap {
                    $0.offset % 5 == 0 ? [$0.element, 0x81, 0xFF] : [$0.element]
                }),
            .refused("undecodable")),
    ]

    private static let charsets: [BadPage] = [
        BadPage(8, "gbk-as-gb2312.html", Making.encoded(Making.page("朱镕镇", charset: "gb2312"), "GBK"), .accepted),
        BadPage(9, "gb18030.html", Making.encoded(Making.page("𠮷野乡", charset: "gb18030"), "GB18030"), .accepted),
        BadPage(10, "gbk-as-utf8.html", Making.encoded(Making.page("乙一县", charset: "utf-8"), "GBK"), .accepted),
        BadPage(10, "utf8-as-gb2312.html", Making.page("乙二县", charset: "gb2312"), .accepted),
        BadPage(
            11, "late-meta.html",
            Making.encoded(
                Making.page(
                    "乙三县", charset: nil,
                    head: "<script>\(Making.repeated("var a = 1;", 500))</script><meta charset=\"gbk\">"), "GBK"),
            .accepted),
        BadPage(
            11, "two-metas.html",
            Making.encoded(Making.page("乙四县", charset: "gbk", head: "<meta charset=\"utf-8\">"), "GBK"), .accepted),
        BadPage(
            12, "utf16le-bom.html", Data([0xFF, 0xFE]) + Making.encoded(Making.page("乙五县", charset: nil), "UTF-16LE"),
            .accepted),
        BadPage(
            12, "utf16be-bom.html", Data([0xFE, 0xFF]) + Making.encoded(Making.page("乙六县", charset: nil), "UTF-16BE"),
            .accepted),
        BadPage(12, "utf16le.html", Making.encoded(Making.page("乙七县", charset: nil), "UTF-16LE"), .accepted),
        BadPage(13, "big5.html", Making.encoded(big5, "BIG5"), .accepted),
        BadPage(13, "shift-jis.html", Making.encoded(japanese, "SHIFT_JIS"), .accepted),
        BadPage(13, "euc-kr.html", Making.encoded(korean, "EUC-KR"), .accepted),
        BadPage(14, "unknown-charset.html", Making.page("乙八县", charset: "x-klingon"), .accepted),
        BadPage(14, "utf16-on-utf8.html", Making.page("乙九县", charset: "utf-16"), .accepted),
        BadPage(
            15, "mojibake.html",
            String(decoding: Making.page("丙一县").utf8.flatMap { Array(String(Unicode.Scalar($0)).utf8) }, as: UTF8.self),
            .accepted),
        BadPage(16, "shifted.txt", Making.text("丙二县").replacing("。", with: "?！边@", maxReplacements: 1), .accepted),
        BadPage(
            17, "glosses.txt", Making.text("丙三县").replacing("数字", with: "數(shù)字").replacing(",", with: ",,"), .accepted
        ),
        BadPage(18, "invisible.txt", Making.text("丙四县").replacing("，", with: "\u{200B}，\u{202E}\u{202C}"), .accepted),
        BadPage(
            18, "combining.txt", Making.text("丙五县").replacing("年", with: "年" + Making.repeated("\u{301}", 500)),
            .accepted),
        BadPage(18, "private-use.txt", Making.text("丙六县").replacing("，", with: "\u{E000}，"), .accepted),
    ]

    private static let big5 =
        "<html><head><meta charset=\"big5\"><title>澎湖推動數位治理</title></head><body><h1>澎湖推動數位治理</h1>"
        + Making.repeated("<p>澎湖今天公布年度成果，全縣推動智慧醫療與數位治理，民眾辦理業務的時間縮短為一天，各鄉鎮衛生所都能連線看診。</p>", 1)
        + "<p>縣府表示，明年將繼續擴充資料平台，讓各單位的資料可以互通，也會公開整改結果，接受民眾監督。</p></body></html>"
    private static let japanese =
        "<html><head><meta charset=\"shift_jis\"><title>デジタル庁の発表</title></head><body><h1>デジタル庁の発表</h1>"
        + "<p>デジタル庁は本日、行政手続きのオンライン化について新しい計画を発表しました。計画では二年以内にほとんどの手続きが自宅でできるようになります。</p>"
        + "<p>担当者は、住民の皆さまの声を聞きながら改善を続けると述べ、来年度の予算についても説明しました。</p></body></html>"
    private static let korean =
        "<html><head><meta charset=\"euc-kr\"><title>디지털 정부 발표</title></head><body><h1>디지털 정부 발표</h1>"
        + "<p>정부는 오늘 행정 서비스의 온라인 전환에 관한 새로운 계획을 발표했습니다. 계획에 따르면 이 년 안에 대부분의 민원을 집에서 처리할 수 있게 됩니다.</p>"
        + "<p>담당자는 주민의 의견을 들으면서 개선을 계속하겠다고 말하고 내년 예산에 대해서도 설명했습니다.</p></body></html>"

    private static let markup: [BadPage] = [
        BadPage(19, "nested.html", Making.page("丁一县", before: Making.repeated("<div>", 100_000)), .refused("too-deep")),
        BadPage(
            19, "deep.html",
            Making.page("丁二县", before: Making.repeated("<div>", 4000), after: Making.repeated("</div>", 4000)),
            .accepted),
        BadPage(
            20, "attributes.html",
            Making.page("丁三县", before: "<div \((0..<100_000).map { "a\($0)=1" }.joined(separator: " "))>"),
            .refused("pathological-markup")),
        BadPage(21, "tag-name.html", Making.page("丁四县", before: "<\(Making.repeated("a", 3 << 20))>"), .accepted),
        BadPage(
            21, "data-uri.html",
            Making.page("丁五县", before: "<img src=\"data:image/png;base64,\(Making.repeated("QUJD", 500_000))\">"),
            .accepted),
        BadPage(
            22, "entities.html",
            "<!DOCTYPE html [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + Making.page("丁六县", after: "<p>&b;&b;&x;</p>"), .accepted),
        BadPage(23, "comment.html", Making.page("丁七县", after: "<!-- " + Making.repeated("<p>x", 1000)), .accepted),
        BadPage(
            23, "comments.html", Making.page("丁八县", before: Making.repeated("<!--", 200_000)), .refused("no-main-text")),
        BadPage(
            23, "script.html", Making.page("丁九县", before: "<script>var a = '</div>"),
            .refused("no-main-text", "not-an-article")),
        BadPage(23, "cdata.html", Making.page("戊一县", after: "<![CDATA[ x"), .accepted),
        BadPage(24, "after-end.html", "<html><body><p>首页</p></body></html>" + Making.page("戊二县"), .accepted),
        BadPage(
            25, "colspan.html",
            Making.page("戊三县", before: "<table><tr><td colspan=9007199254740991>1</td></tr></table>"), .accepted),
        BadPage(
            26, "siblings.html", Making.page("戊四县", after: Making.repeated("<p>", 1_100_000)),
            .refused("too-many-nodes")),
        BadPage(
            32, "source.html",
            Making.page("戊五县").replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;"),
            .accepted),
        BadPage(
            38, "line-ends.txt", Making.text("戊六县").replacing("\n", with: "\r\n") + "\r\u{2028}\u{C}完\r", .accepted),
        BadPage(39, "html.txt", Making.page("戊七县"), .accepted),
        BadPage(39, "text.html", Making.text("戊八县"), .accepted),
        BadPage(40, "one-line.txt", Making.repeated(Making.text("戊九县").replacing("\n", with: ""), 6000), .accepted),
        BadPage(
            68, "spam.html", Making.page("己一县", before: Making.repeated("<a href=\"http://x.example\">棋牌娱乐</a>", 40)),
            .accepted),
        BadPage(
            69, "several.html", "<html><body>\(Making.paragraphs("己二县"))<hr>\(Making.paragraphs("己三县"))</body></html>",
            .accepted),
        BadPage(71, "formula.html", Making.page("己四县").replacing("己四县数字", with: "=HYPERLINK(1)数字"), .accepted),
        BadPage(
            72, "hostile-title.html",
            Making.page("己五县").replacing("己五县数字", with: "&lt;script&gt;\u{1B}[31m</textarea>数字"), .accepted),
    ]

    private static func containers() throws -> [BadPage] {
        let packed = try Making.gzip(Data(Making.page("庚一县").utf8))
        return [
            BadPage(
                27, "png.html", Data("\u{89}PNG\r\n\u{1A}\n".unicodeScalars.map { UInt8($0.value) }),
                .refused("not-text")),
            BadPage(27, "pdf.html", "%PDF-1.7\n" + Making.text("庚二县"), .refused("not-text")),
            BadPage(
                27, "zip.html", Data([0x50, 0x4B, 3, 4, 20, 0, 0, 0]) + Data(repeating: 7, count: 400),
                .refused("not-text")),
            BadPage(
                27, "exe.html", Data([0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0]) + Data(repeating: 0, count: 400),
                .refused("not-text")),
            BadPage(28, "packed.html", packed, .accepted),
            BadPage(
                28, "bomb.html", try Making.gzip(Data(repeating: 0x20, count: 16 << 20)), .refused("compression-bomb")),
            BadPage(29, "nested.gz", try Making.gzip(packed), .refused("bad-gzip")),
            BadPage(29, "cut.gz", packed.dropLast(9), .refused("bad-gzip")),
            BadPage(29, "followed.gz", packed + Data("junk".utf8), .refused("bad-gzip")),
            BadPage(30, "saved.mhtml", Making.mhtml("庚三县", end: "------B0--\r\n"), .accepted),
            BadPage(
                30, "broken.mhtml", Making.mhtml("庚四县", end: "").replacing("\n------B0\r\n", with: "\n------B1\r\n"),
                .refused("bad-mhtml")),
            BadPage(
                31, "single-file.html",
                Making.page(
                    "庚五县",
                    head:
                        "<style>\(Making.repeated(".a{background:url(data:image/png;base64,\(Making.repeated("QUJD", 1000)))}", 100))</style>"
                ),
                .accepted),
            BadPage(54, "member.mhtml", Making.mhtml("庚六县", end: "------B0--\r\n"), .accepted),
        ]
    }

    private static let notArticles: [BadPage] = [
        BadPage(
            33, "login.html",
            "<html><title>用户登录</title><body><form>用户名 <input> 密码 <input type=password></form></body></html>",
            .refused("not-an-article", "no-main-text", "too-short")),
        BadPage(
            33, "404.html", "<html><title>404 Not Found</title><body><h1>404 Not Found</h1><hr>nginx</body></html>",
            .refused("not-an-article", "no-main-text", "too-short")),
        BadPage(
            33, "jump.html", "<html><title>正在跳转</title><body>正在跳转，请稍候……<script>location='/'</script></body></html>",
            .refused("not-an-article", "no-main-text", "too-short")),
        BadPage(
            34, "list.html",
            "<html><title>新闻列表</title><body><ul>\((0..<60).map { "<li><a href=\"/\($0).html\">第\($0)条：某地召开会议部署工作</a> 2024-01-01</li>" }.joined())</ul></body></html>",
            .refused("not-an-article", "no-main-text")),
        BadPage(
            35, "frames.html", "<html><frameset><frame src=\"a.html\"></frameset></html>",
            .refused("no-main-text", "not-an-article")),
        BadPage(
            36, "short.html", "<html><title>通知</title><body><p>今天上午开会。</p></body></html>",
            .refused("too-short", "no-main-text")),
        BadPage(
            37, "english.html",
            "<html><title>Cities report progress</title><body><h1>Cities report progress</h1>\(Making.repeated("<p>Officials said on Monday that the city had moved most of its services to a single website, which residents can use at any hour of the day, and that the remaining ones would follow next year.</p>", 1))<p>The programme began two years ago with a handful of offices and now covers every district, according to the report published this week.</p></body></html>",
            .accepted),
    ]

    private static let names: [BadPage] = [
        BadPage(51, "line\nbreak.html", Making.page("辛一县"), .accepted),
        BadPage(51, "tab\t\"quote\" \u{1B}[31m.html", Making.page("辛二县"), .accepted),
        BadPage(51, "-rf.html", Making.page("辛三县"), .accepted),
        BadPage(51, "\u{202E}lmth.html", Making.page("辛四县"), .accepted),
        BadPage(52, bytes: Array(Making.encoded("政府公告.html", "GBK")), Data(Making.page("辛五县").utf8), .accepted),
        BadPage(52, bytes: [0xFF, 0xFE, 0x80] + Array(".html".utf8), Data(Making.page("辛六县").utf8), .accepted),
        BadPage(53, Making.repeated("长", 83) + "a.html", Making.page("辛七县"), .accepted),
        BadPage(56, "same-bytes.html", Making.page("辛一县"), .accepted),
        BadPage(57, "Case.html", Making.page("辛八县"), .accepted),
        BadPage(57, "case.html", Making.page("辛九县"), .accepted),
        BadPage(57, "caf\u{E9}.html", Making.page("壬一县"), .accepted),
        BadPage(57, "cafe\u{301}.html", Making.page("壬二县"), .accepted),
        BadPage(58, ".hidden.html", Making.page("壬三县"), .stays),
        BadPage(58, "Thumbs.db", "x", .stays),
        BadPage(58, "~$report.html", Making.page("壬三县"), .stays),
        BadPage(58, "page.html.crdownload", Making.page("壬三县"), .stays),
        BadPage(58, "page.html.part", Making.page("壬三县"), .stays),
        BadPage(58, ".page.html.swp", Making.page("壬三县"), .stays),
        BadPage(70, "part_1.html", Making.page("壬四县"), .accepted),
        BadPage(70, "part_2.html", Making.page("壬五县"), .accepted),
    ]

    private static func dated(_ date: String) -> String { "<meta name=\"publishdate\" content=\"\(date)\">" }

    private static let dates: [BadPage] = [
        BadPage(62, "future.html", Making.page("癸一县", head: dated("2199-01-01")), .accepted),
        BadPage(62, "february.html", Making.page("癸二县", head: dated("2021-02-30")), .accepted),
        BadPage(62, "zero.html", Making.page("癸三县", head: dated("0000-00-00")), .accepted),
        BadPage(62, "old.html", Making.page("癸四县", head: dated("1950-01-01")), .accepted),
        BadPage(63, "day-only.html", Making.page("癸五县", after: "<p>5月18日</p>"), .accepted),
        BadPage(
            64, "disagree.html", Making.page("癸六县", head: dated("2021-03-04"), before: "<p>发布时间：2020-01-02</p>"),
            .accepted),
        BadPage(65, "zone.html", Making.page("癸七县", head: dated("2021-03-04T23:30:00Z")), .accepted),
        BadPage(66, "first.html", Making.page("癸八县", head: dated("2021-03-04")), .accepted),
        BadPage(
            66, "second.html", Making.page("癸八县", head: dated("2021-03-05")).replacing("百分之九十八", with: "百分之九十九"),
            .accepted),
        BadPage(67, "notice-1.txt", notice("临河镇", "五月三日"), .accepted),
        BadPage(67, "notice-2.txt", notice("望江镇", "六月九日"), .accepted),
    ]

    private static func notice(_ place: String, _ day: String) -> String {
        "停水通知：因管网检修，\(place)将于\(day)上午八时至下午五时停水，请居民提前储水。检修期间如有不便，敬请谅解，咨询请拨打供水服务热线，供水公司将派人上门解答。"
    }
}
