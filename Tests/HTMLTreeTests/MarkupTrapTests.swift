import HTMLTree
import Testing

/// What libxml2 2.9.14 does with markup that browsers read otherwise, one trap a test.
@Suite("Traps of libxml2")
struct MarkupTrapTests {
    private func text(_ page: String) throws -> String {
        String(decoding: try HTMLTree(parsing: Array(page.utf8)).text, as: UTF8.self)
    }

    @Test("elements that are void in HTML5 do not swallow what follows", arguments: ["source", "track", "wbr"])
    func voidElements(_ name: String) throws {
        let tree = try HTMLTree(parsing: Array("<div><\(name)>a<p>b</p></div><p>c</p>".utf8))
        #expect(String(decoding: tree.text, as: UTF8.self) == "abc")
        #expect(tree.nodes.filter { $0.tag == .p }.map(\.depth) == [4, 3])
    }

    @Test(
        "references are read as browsers read them",
        arguments: [
            ("a&nbsp b", "a\u{A0} b"), ("&copy2024", "©2024"), ("&lt b &amp c", "< b & c"), ("a&nbsp;b", "a\u{A0}b"),
            ("&#150;&#147;&#133;", "–“…"), ("&#x4e2d;&#20013;", "中中"), ("AT&T & co", "AT&T & co"), ("&check;", "✓"),
            ("&amp;nbsp;x", "\u{A0}x"),
        ])
    func references(_ markup: String, _ expected: String) throws {
        #expect(try text("<p>\(markup)</p>") == expected)
    }

    @Test("an empty comment does not swallow the page", arguments: ["<!-->", "<!--->", "<!---->", "<!-- > -->"])
    func emptyComments(_ comment: String) throws {
        #expect(try text("<p>a</p>\(comment)<p>b</p>").filter { $0 != " " } == "ab")
    }

    @Test("an unclosed comment hides the rest, as in a browser")
    func unclosedComment() throws {
        #expect(try text("<p>a</p><!-- <p>b</p>") == "a")
    }

    @Test("the marks of CDATA are no text")
    func cdata() throws {
        #expect(try text("<p><![CDATA[a]]></p>").trimmingPrefix(" ").prefix(1) == "a")
        #expect(try !text("<p><![CDATA[a]]></p>").contains("]"))
    }

    @Test("what the page says of its charset is not looked at", arguments: ["gb2312", "utf-16", "big5", "x-nothing"])
    func charset(_ name: String) throws {
        let head = "<?xml version=\"1.0\" encoding=\"\(name)\"?><html><head><title>朱镕基</title><meta charset=\(name)>"
        #expect(try text(head + "</head><body><p>镕€中</p></body></html>").hasSuffix("镕€中"))
    }

    @Test("a text of more than ten million bytes is not cut")
    func longText() throws {
        let count = 10_000_100
        #expect(try text("<p>" + String(repeating: "a", count: count) + "</p>").utf8.count == count)
    }

    @Test("script contents do not end or start elements")
    func scripts() throws {
        #expect(try text("<script>if (a<b) document.write('</p><p ' + x)</script><p>a</p>") == "a")
    }

    @Test("a second html or body keeps its content")
    func secondBody() throws {
        #expect(try text("<html><body>a</body></html><html><body>b</body></html>") == "ab")
    }

    @Test(
        "elements that libxml2 does not know, or closes otherwise than browsers, lose no text",
        arguments: [
            "<p>a<section>b</section>c", "<p>a<article><p>b</article>c", "<my-card>a<p>b</my-card>c", "<p>a<li>b<li>c",
            "<template>a</template>b<p>c", "<svg><title>a</title></svg>b<math><mi>c</mi></math>", "<p>a<p>b<td>c",
        ])
    func unknownNesting(_ markup: String) throws {
        #expect(try text(markup).filter { $0 != " " } == "abc")
    }

    @Test("pages parsed side by side give the same trees")
    func concurrency() async throws {
        let page = Array(
            String(repeating: "<div class=a><p>云湖市<b>印发</b>方案 &nbsp</p><script>x</script>", count: 300).utf8)
        let alone = try HTMLTree(parsing: page)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    let tree = try HTMLTree(parsing: page)
                    return tree.text == alone.text && tree.nodes.map(\.end) == alone.nodes.map(\.end)
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test("tables span nothing, whatever colspan says")
    func colspan() throws {
        #expect(try text("<table><tr><td colspan=9007199254740991>a</td></tr></table>") == "a")
    }

    @Test("attributes are counted as libxml2 will, quotes and all")
    func attributes() throws {
        let limits = HTMLLimits(attributes: 4)
        func parse(_ page: String) throws { _ = try HTMLTree(parsing: Array(page.utf8), limits: limits) }
        try parse("<p a b=1 c='d e f g h' d=\"<x y z>\">t</p>")
        try parse("<script>x = '<p a b c d e f g>'</script><!-- <p a b c d e f> -->")
        #expect(throws: HTMLError.self) { try parse("<p a b=1 c='2' d e>t</p>") }
        #expect(throws: HTMLError.self) { try parse("<p a=\">\" b c d e>t</p>") }
        #expect(throws: HTMLError.self) { try parse("<p a=\"<\" b=\"<\" c d e>t</p>") }
    }

    @Test(
        "hostile markup ends in bounded memory and time",
        arguments: ["<", "</x>", "&x", "<!--", "<a ", "<table><tr><td>", "<p>", "&#", "<![CDATA[", "<script", "</"])
    func hostile(_ piece: String) {
        let page = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
        let tree = try? HTMLTree(parsing: page)
        #expect((tree?.nodes.count ?? 0) <= 1_000_000)
    }

    @Test("any bytes that are UTF-8 give a well-formed tree or an error", arguments: 0..<40)
    func anything(_ round: Int) {
        var random = SplitMix(seed: UInt64(round) &+ 20_240_601)
        let pieces = [
            "<p>", "</p>", "<div class='x'>", "<table>", "<td>", "&amp", "<!--", "-->", "<script>", "</script>", "文",
            " ", "<a href=", "\"", ">",
            "<br/>", "</html>", "<wbr>", "<![CDATA[", "]]>", "&#x", "\u{1F600}", "<svg>", "<title>",
        ]
        let page = (0..<300).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
        guard let tree = try? HTMLTree(parsing: Array(page.utf8)) else { return }
        #expect(String(validating: tree.text, as: UTF8.self) != nil, "round \(round)")
        for node in tree.nodes.dropFirst() {
            let parent = tree.nodes[Int(node.parent)]
            #expect(node.end <= parent.end && parent.text.contains(node.text), "round \(round)")
        }
    }
}

extension Range<Int> {
    fileprivate func contains(_ other: Range<Int>) -> Bool {
        other.lowerBound >= lowerBound && other.upperBound <= upperBound
    }
}
