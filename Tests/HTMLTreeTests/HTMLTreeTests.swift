import HTMLTree
import Testing

@Suite("A page as a flat tree")
struct HTMLTreeTests {
    private func parse(_ page: String, limits: HTMLLimits = HTMLLimits()) throws -> HTMLTree {
        try HTMLTree(parsing: Array(page.utf8), limits: limits)
    }

    private func text(_ tree: HTMLTree) -> String { String(decoding: tree.text, as: UTF8.self) }

    private func text(of tag: HTMLTag, in tree: HTMLTree) -> [String] {
        tree.nodes.filter { $0.tag == tag }.map { String(decoding: tree.text[$0.text], as: UTF8.self) }
    }

    @Test("an element's text is one range that holds its descendants'")
    func ranges() throws {
        let tree = try parse("<div>a<p>b<i>c</i></p>d</div>e")
        #expect(text(of: .div, in: tree) == ["abcd"])
        #expect(text(of: .p, in: tree) == ["bc"])
        #expect(text(of: .i, in: tree) == ["c"])
        #expect(text(tree) == "abcde")
    }

    @Test("parents, ends and depths agree with the markup")
    func structure() throws {
        let tree = try parse("<html><body><div><p>a<p>b</div><div>c</div></body></html>")
        for (index, node) in tree.nodes.enumerated().dropFirst() {
            let parent = tree.nodes[Int(node.parent)]
            #expect(Int(node.parent) < index && index < Int(node.end) && node.end <= parent.end)
            #expect(node.depth == parent.depth + 1)
        }
        #expect(tree.nodes.map(\.tag) == [.root, .html, .body, .div, .p, .p, .div])
    }

    @Test("white space is one space, but not in pre")
    func whiteSpace() throws {
        #expect(text(try parse("<p>a \n\t b</p>")) == "a b")
        #expect(text(try parse("<pre>a\n  b</pre>")) == "a\n  b")
    }

    @Test("scripts and styles are no text; structured data is kept apart")
    func scripts() throws {
        let tree = try parse(
            "<p>a</p><script>var x = '</div>b';</script><style>c</style>"
                + "<script type='Application/LD+JSON'>{\"d\": 1}</script>")
        #expect(text(tree) == "a")
        #expect(tree.structuredData.map { String(decoding: $0, as: UTF8.self) } == ["{\"d\": 1}"])
    }

    @Test("content after </html> is kept")
    func afterTheEnd() throws {
        #expect(text(try parse("<html><body><p>a</p></body></html><p>b</p>")) == "ab")
    }

    @Test("nesting far beyond libxml2's own limit loses nothing", arguments: [255, 256, 300, 4000])
    func depth(_ depth: Int) throws {
        let page = String(repeating: "<div>", count: depth) + "a" + String(repeating: "</div>", count: depth) + "b"
        #expect(text(try parse(page)) == "ab")
    }

    @Test("a page beyond a limit is refused, not cut")
    func limits() {
        let deep = String(repeating: "<div>", count: 100_000)
        #expect(throws: HTMLError.tooDeep(limit: 4096)) { try parse(deep) }
        let many = String(repeating: "<p>a</p>", count: 200)
        #expect(throws: HTMLError.tooManyNodes(limit: 100)) { try parse(many, limits: HTMLLimits(nodes: 100)) }
        let attributes = "<p " + (0..<100_000).map { "a\($0)" }.joined(separator: " ") + ">"
        #expect(throws: HTMLError.tooManyAttributes(limit: 256, offset: 0)) { try parse(attributes) }
    }

    @Test("nothing at all is a tree without text", arguments: ["", " ", "<!-- -->"])
    func empty(_ page: String) throws {
        #expect(text(try parse(page)).allSatisfy(\.isWhitespace))
    }
}
