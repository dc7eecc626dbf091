/// What stands around the articles of one site: head, scripts, menus, lists of links, comments, footer.
///
/// A few variants of each block are made and encoded once; pages choose among them, so that a page of 100 KB costs little more
/// than copying it.
struct Furniture: Sendable {
    /// Variants of a block; more do not change what a parser has to do.
    private static let variantCount = 12

    private let blocks: [String: [[UInt8]]]

    /// The furniture of `site`, in its charset.
    ///
    /// - Parameter percent: Its size, as a share of what pages of real size have.
    init(_ site: SiteStyle, percent: Int, seed: UInt64) {
        var blocks: [String: [[UInt8]]] = [:]
        let encoder = TextEncoder(site.charset)
        var maker = FurnitureMaker(site: site, percent: percent * site.furniture / 100, seed: seed)
        for slot in ["style", "script", "nav", "hot", "related", "comments", "footer"] {
            blocks[slot] = (0..<Self.variantCount).map { _ in
                let text = maker.block(slot)
                return encoder.encode(site.traditional ? Script.traditional(text) : text)
            }
        }
        self.blocks = blocks
    }

    /// One variant of the block named `slot`; `nil` where there is none.
    func block(_ slot: String, _ random: inout SeededRandom) -> [UInt8]? {
        blocks[slot].map { random.pick($0) }
    }
}

/// Writes blocks of furniture.
private struct FurnitureMaker {
    let site: SiteStyle
    let percent: Int
    var prose: Prose
    var random: SeededRandom

    init(site: SiteStyle, percent: Int, seed: UInt64) {
        self.site = site
        self.percent = percent
        let mixed = site.id.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        prose = Prose(words: SeededRandom(seed: mixed), facts: SeededRandom(seed: mixed ^ 1))
        random = SeededRandom(seed: mixed ^ 2)
    }

    mutating func block(_ slot: String) -> String {
        switch slot {
        case "style": style()
        case "script": script()
        case "nav": nav()
        case "hot": lists(count(9))
        case "related": list("相关阅读", entries: count(14), pictures: false)
        case "comments": comments()
        case "footer": footer()
        default: ""
        }
    }

    /// `full` things on a portal's page of real size, fewer elsewhere, each a little different.
    private mutating func count(_ full: Int) -> Int {
        max(1, full * percent * random.within(70...140) / 10_000)
    }

    private mutating func identifier() -> String {
        let syllables = [
            "nav", "top", "list", "item", "con", "tit", "pic", "hot", "box", "bar", "tab", "side", "txt", "inner",
        ]
        return "\(random.pick(syllables))-\(random.pick(syllables))\(random.below(90))"
    }

    private mutating func style() -> String {
        var style =
            "<link rel=\"stylesheet\" type=\"text/css\" href=\"/css/main.css?v=\(random.below(1000))\">\n<style>\n"
        for _ in 0..<count(70) {
            style += ".\(identifier()) .\(identifier()) a:hover{margin:\(random.below(20))px auto;color:#3f3f3f;"
            style += "background:url(/img/\(identifier()).png) no-repeat 0 -\(random.below(400))px;display:block;}\n"
        }
        return style + "</style>\n"
    }

    private mutating func script() -> String {
        var script = "<script src=\"/js/jquery.min.js\"></script>\n<script type=\"text/javascript\">\n"
        for _ in 0..<count(85) {
            let name = identifier().replacing("-", with: "_")
            script +=
                "function \(name)(a,b){var c=document.getElementById('\(identifier())');if(c&&a<\(random.below(5000)))"
            script +=
                "{c.className='\(identifier())';c.innerHTML='<div class=\"'+b+'\">'+a+'</div>';return true;}return false;}\n"
        }
        script += "var _hmt=_hmt||[];(function(){var hm=document.createElement(\"script\");hm.async=1;"
        script += "hm.src=\"//stat.example.cn/hm.js?\(random.next())\";document.body.appendChild(hm);})();\n</script>\n"
        return script + "<!-- \(identifier()) end -->\n"
    }

    private mutating func nav() -> String {
        var nav = "<div class=\"top-nav\" id=\"nav\"><ul class=\"clearfix\">\n"
        for _ in 0..<count(75) {
            nav += "<li><a href=\"//www.example.cn/\(identifier())/\" target=\"_blank\" title=\"\">"
            nav += "\(random.pick(Vocabulary.nouns))</a></li>\n"
        }
        return nav + "</ul></div><!-- 导航结束 -->\n"
    }

    private mutating func lists(_ number: Int) -> String {
        (0..<number).map { _ in
            list(
                random.pick(["热点新闻", "图片", "排行", "专题", "视频"]), entries: random.within(6...14),
                pictures: random.chance(40))
        }
        .joined()
    }

    private mutating func list(_ heading: String, entries: Int, pictures: Bool) -> String {
        var list =
            "<div class=\"\(identifier()) mod\"><div class=\"hd\"><h3>\(heading)</h3><a href=\"/more/\">更多</a></div><ul class=\"bd\">\n"
        for _ in 0..<entries {
            let title = prose.title()
            let link = "https://www.example.cn/a/\(random.within(201501...202512))/\(random.below(1_000_000)).html"
            list += "<li class=\"\(identifier())\" data-id=\"\(random.below(100_000))\">"
            if pictures {
                list += "<a href=\"\(link)\" class=\"img\"><img src=\"//img.example.cn/\(identifier()).jpg\" "
                list += "width=\"120\" height=\"90\" alt=\"\(title)\"></a>"
            }
            list += "<a href=\"\(link)\" target=\"_blank\" title=\"\(title)\">\(title)</a><span class=\"time\">"
            list += "\(random.within(10...12))-\(random.within(10...28))</span></li>\n"
        }
        return list + "</ul></div>\n"
    }

    private mutating func comments() -> String {
        var comments = "<div class=\"comment-list\" id=\"comments\"><h3>网友评论</h3>\n"
        for _ in 0..<count(16) {
            comments += "<div class=\"comment-item\"><span class=\"user\">网友\(random.below(99999))</span>"
            comments += "<div class=\"comment-text\">\(random.pick(Vocabulary.results))，支持！</div>"
            comments += "<span class=\"up\">赞(\(random.below(300)))</span><a href=\"javascript:;\">回复</a></div>\n"
        }
        return comments + "</div>\n"
    }

    private mutating func footer() -> String {
        """
        <div class="footer"><p><a href="/about/">关于我们</a> | <a href="/contact/">联系我们</a> | <a href="/map/">网站地图</a></p>
        <p>版权所有 \(site.name) 未经授权禁止转载</p><p>京ICP备\(random.within(10_000_000...19_999_999))号</p></div>

        """
    }
}
