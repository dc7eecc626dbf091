import HTMLTree
import Testing

/// Markup that no reader of a tree asks for is left out before libxml2 reads the page: the tree must not tell.
@Suite("Markup nobody reads")
struct MarkupReductionTests {
    /// What two trees have to agree in.
    private struct Seen: Equatable {
        let text: String
        let nodes: [String]
        let structuredData: [String]

        init(_ page: String) throws {
            let tree = try HTMLTree(parsing: Array(page.utf8))
            text = String(decoding: tree.text, as: UTF8.self)
            nodes = tree.nodes.indices.map { index in
                let node = tree.nodes[index]
                let attributes = HTMLAttribute.allCases.map { name in
                    tree.value(of: name, at: index).map { String(decoding: $0, as: UTF8.self) } ?? "-"
                }
                return
                    "\(node.tag) \(node.depth) \(node.parent) \(node.end) \(node.text) \(node.isHidden) \(attributes)"
            }
            structuredData = tree.structuredData.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    @Test("a page gives the same tree with and without ballast", arguments: 0..<60)
    func ballast(_ round: Int) throws {
        var random = SplitMix(seed: UInt64(round) &+ 20_261_121)
        var lean = ""
        var laden = ""
        for _ in 0..<random.next(80) + 20 {
            switch random.next(6) {
            case 0:
                let (start, end) = random.pick([("<script>", "</script>"), ("<STYLE type='text/css'>", "</style>")])
                lean += start + end
                laden += start + random.pick(Self.rawText) + end
            case 1:
                let space = random.pick(["\n", " ", "\t"])
                lean += "</p>\(space)"
                laden += "</p>\(space)" + random.pick(["", "\n\n    ", "\r\n\t\t", "          "])
            case 2:
                let text = random.pick(["云湖市印发方案", "a &amp; b", "1 < 2", "&nbsp", "“引号”"])
                lean += text
                laden += text
            default:
                let element = random.pick(["p", "div", "a", "span", "li", "td", "br", "img", "meta", "link"])
                let kept = random.pick(Self.kept)
                lean += "<\(element)\(kept) >"
                laden += "<\(element)" + random.pick(Self.dropped) + kept + random.pick(Self.dropped) + " >"
            }
        }
        #expect(try Seen(laden) == Seen(lean), "round \(round)")
    }

    private static let rawText = [
        "if (a<b) document.write('<p class=x>' + \"</p>\")", "<!-- <div> -->", "p > a::before { content: '</' }",
        "'<\\/script>'", "", "中文 &lt; \u{3000}",
    ]
    private static let kept = [
        "", " class=a", " id='正文'", " style=\"display: none\"", " hidden", " name=source content='云湖 > 日报'",
        " CLASS = \"b c\"", " aria-hidden=true", " itemprop=author",
    ]
    private static let dropped = [
        "", " onclick=\"go('<p>')\"", " data-src=//x.example/a/b/c.png", " width=1 height = '2'", " style='color:red'",
        " target", " @click=\"a > b\"", " title='\n'", " alt=\"\"", " data-v-1234",
    ]

    @Test("white space in what is preformatted stays as it is")
    func preformatted() throws {
        #expect(try Seen("<p>a</p>  \n <pre><b>x</b>\n\n    y</pre>").text == "a x\n\n    y")
    }

    @Test("structured data is kept, however its type is written")
    func structuredData() throws {
        let page = "<script type=\" application/LD+json\">{\"a\": \"<b>\"}</script><script type='module'>x</script>"
        #expect(try Seen(page).structuredData == ["{\"a\": \"<b>\"}"])
        #expect(try Seen("<script type='application/ld&#43;json'>{}</script>").structuredData == ["{}"])
    }

    @Test(
        "a script without an end takes the rest, one that is closed in its own tag nothing",
        arguments: [
            ("<script>b", "a"), ("<script/>b", "ab"), ("<script src=x.js/>b", "a"), ("<script src='x' />b", "ab"),
        ])
    func openScripts(_ script: String, _ expected: String) throws {
        #expect(try Seen("<p>a</p>\(script)").text == expected)
    }

    @Test("the first sixteen comments are kept, later ones join nothing")
    func comments() throws {
        let page = (1...20).map { "<p>\($0)</p><<!-- \($0) -->b>" }.joined()
        let tree = try HTMLTree(parsing: Array(page.utf8))
        #expect(tree.comments.map { String(decoding: $0, as: UTF8.self) } == (1...16).map { " \($0) " })
        #expect(tree.nodes.contains { $0.tag == .b } == false)
    }

    @Test("an address is kept where it is the page's own")
    func addresses() throws {
        let tree = try HTMLTree(parsing: Array("<link rel=canonical href='/a'><a href='/b'>x</a>".utf8))
        let addresses = tree.nodes.indices.compactMap { tree.value(of: .href, at: $0) }
        #expect(addresses.map { String(decoding: $0, as: UTF8.self) } == ["/a"])
    }

    @Test("a quote without its end leaves the page as it is")
    func openQuote() throws {
        #expect(try Seen("<p>a</p><a title=\"x>b</a><p>c</p>").text == "a")
    }
}
