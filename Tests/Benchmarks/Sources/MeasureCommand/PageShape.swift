/// A kind of large page: each has much of one thing that extraction might handle worse than linearly.
enum PageShape: String, CaseIterable {
    case paragraphs, nesting, oneParagraph, table, links, inlineTags, attributes, items, headings, bylines, teasers
    case comments, text

    /// A page of about `size` bytes.
    func page(of size: Int) -> String {
        let sentence = "云湖市近日印发数字政府建设三年行动方案，提出到2027年基本建成整体协同、便民高效的数字政府。"
        let head = "<html><head><meta charset=utf-8><title>云湖市印发数字政府方案</title></head><body><h1>云湖市印发数字政府方案</h1>"
        let (piece, frame) = parts(sentence)
        let count = max(1, size / piece.utf8.count)
        let body = String(repeating: piece, count: count)
        guard self != .text else { return body }
        return head + "<p>2025-03-18 来源：云湖日报</p>" + frame.start + body + frame.end
    }

    /// What is repeated, and what stands around all of it.
    private func parts(_ sentence: String) -> (piece: String, frame: (start: String, end: String)) {
        let nothing = (start: "", end: "")
        switch self {
        case .paragraphs: return ("<p>\(sentence)</p>", nothing)
        case .nesting:
            let depth = 500
            let opening = String(repeating: "<div>", count: depth)
            return (opening + "<p>\(sentence)</p>" + String(repeating: "</div>", count: depth), nothing)
        case .oneParagraph: return (sentence, ("<p>", "</p>"))
        case .table: return ("<tr><td>杭桥镇</td><td>12.6</td><td>45</td></tr>", ("<table>", "</table>"))
        case .links: return ("<li><a href=/x>云湖大桥夜间封闭施工三天</a></li>", ("<ul>", "</ul>"))
        case .inlineTags: return ("<b>数<i>字</i></b><font>政府</font>，", ("<p>", "</p>"))
        case .attributes:
            let attributes = (0..<40).map { "data-a\($0)=value\($0)" }.joined(separator: " ")
            return ("<p class='x y' id=z \(attributes)>\(sentence)</p>", nothing)
        case .items: return ("<li>没有人登录超过一年的，直接停机归档；</li>", ("<ul>", "</ul>"))
        case .headings: return ("<h2>一、总体要求和主要目标</h2><p>\(sentence)</p>", nothing)
        case .bylines:
            return ("<div class=info><span class=author>王明</span> 2025-03-18 来源：云湖日报</div><p>\(sentence)</p>", nothing)
        case .teasers: return ("<h3><a href=/x>云湖大桥夜间封闭施工三天</a></h3><p>\(sentence)</p>", nothing)
        case .comments: return ("<!-- \(sentence) -->&nbsp;&middot;<div class=comment>说得好！</div>", nothing)
        case .text: return ("\(sentence)\n首页 > 正文\n", nothing)
        }
    }
}
