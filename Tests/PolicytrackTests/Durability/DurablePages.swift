import Foundation

/// Small pages that differ from each other, in several topics and months, with some that repeat others, some whose bytes
/// come twice and some that are refused. The same number gives the same page everywhere.
enum DurablePages {
    /// Pages with their names, which sort as they are numbered.
    static func make(_ count: Int) -> [(name: String, content: Data)] {
        (0..<count).map { number in
            let digits = String(number)
            let name = "page-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
            return switch number % 25 {
            case 7: (name + ".html", Data(article(number - 5, around: "<p>责任编辑：何雨</p><p>首页 > 科技 > 正文</p>").utf8))
            case 13: (name + ".html", Data(article(number - 2).utf8))
            case 17: (name + ".txt", Data("江州市第\(number)次会议今天召开。\n".utf8))
            case 21: (name + ".html", Data("\u{89}PNG\r\n\u{1A}\n\(number)".utf8))
            default: (name + ".html", Data(article(number).utf8))
            }
        }
    }

    private static let subjects = [
        ("数字政府", "政务服务“一网通办”"), ("5G基站", "5G网络覆盖"), ("智慧医疗", "互联网医院在线问诊"), ("东数西算", "算力枢纽数据中心集群"),
        ("蜜橘采摘", "果园亩产"),
    ]

    private static func article(_ number: Int, around: String = "") -> String {
        let subject = subjects[number % subjects.count]
        let day = "2024-0\(number % 6 + 1)-1\(number % 10)"
        let paragraphs = (0..<5).map { paragraph in
            let (a, b) = (number * 7 + paragraph, number * 31 + paragraph * 5)
            return "<p>第\(number)号通报第\(paragraph)段：\(a)个城市推进\(subject.0)，\(b)个乡镇实现\(subject.1)，"
                + "比去年增加\(a % 97 + b % 89)个，涉及\(["东", "南", "西", "北", "中"][a % 5])部\(b % 61 + 2)个县区。</p>"
        }
        return "<html><head><meta charset=\"utf-8\"><title>第\(number)号\(subject.0)通报</title>"
            + "<meta name=\"publishdate\" content=\"\(day)\"></head><body><h1>第\(number)号\(subject.0)通报</h1>"
            + "\(paragraphs.joined())\(around)</body></html>"
    }
}
