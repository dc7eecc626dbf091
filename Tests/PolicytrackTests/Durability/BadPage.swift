import CZlib
import Foundation
import Glibc

/// A page that no program should be sent, and what becomes of it.
struct BadPage {
    enum Outcome: Equatable, CustomStringConvertible {
        /// A row in either table.
        case accepted
        /// Moved to the quarantine folder for one of these reasons.
        case quarantined(Set<String>)
        /// Still where it was.
        case stays

        static func refused(_ reasons: String...) -> Outcome { .quarantined(Set(reasons)) }

        var description: String {
            switch self {
            case .accepted: "accepted"
            case .quarantined(let reasons): "quarantined: \(reasons.sorted().joined(separator: " or "))"
            case .stays: "stays"
            }
        }
    }

    /// The row of the table of bad inputs that the tests go through.
    let row: Int
    /// The name's bytes, not necessarily UTF-8.
    let name: [UInt8]
    let content: Data
    let outcome: Outcome

    init(_ row: Int, _ name: String, _ content: Data, _ outcome: Outcome) {
        self.init(row, bytes: Array(name.utf8), content, outcome)
    }

    init(_ row: Int, _ name: String, _ text: String, _ outcome: Outcome) {
        self.init(row, name, Data(text.utf8), outcome)
    }

    init(_ row: Int, bytes name: [UInt8], _ content: Data, _ outcome: Outcome) {
        (self.row, self.name, self.content, self.outcome) = (row, name, content, outcome)
    }
}

/// What bad pages are made of.
enum Making {
    /// Three sentences about `subject`, which no other subject gives.
    static func text(_ subject: String) -> String {
        """
        \(subject)今天发布通报，今年以来当地推进数字政府建设，政务服务事项网上可办率达到百分之九十八，企业开办时间压缩到一天以内。
        \(subject)有关负责人介绍，年内还将建成统一的公共数据平台，电子证照按统一标准归集，窗口不再向群众重复索要材料。
        下一步，\(subject)将对照群众反映的问题逐项整改，整改结果在门户网站公开，接受社会监督。
        """
    }

    static func paragraphs(_ subject: String) -> String {
        text(subject).split(separator: "\n").map { "<p>\($0)</p>" }.joined(separator: "\n")
    }

    /// A page about `subject`.
    static func page(
        _ subject: String, charset: String? = "utf-8", head: String = "", before: String = "", after: String = ""
    ) -> String {
        let meta = charset.map { "<meta charset=\"\($0)\">" } ?? ""
        return
            "<html><head>\(meta)<title>\(subject)数字政府通报</title>\(head)</head><body>\(before)<h1>\(subject)数字政府通报</h1>"
            + "\(paragraphs(subject))\(after)</body></html>"
    }

    /// `text` in another charset, as iconv writes it.
    static func encoded(_ text: String, _ charset: String) -> Data {
        guard let converter = iconv_open(charset, "UTF-8"), converter != iconv_t(bitPattern: -1) else { return Data() }
        defer { iconv_close(converter) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 4 + 16)
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, fromLeft, to, toLeft) = (input.baseAddress, input.count, output.baseAddress, output.count)
                iconv(converter, &from, &fromLeft, &to, &toLeft)
                return output.count - toLeft
            }
        }
        return Data(output.prefix(count).map { UInt8(bitPattern: $0) })
    }

    /// `content` as zlib's own writer compresses it.
    static func gzip(_ content: Data) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "policytrack-\(UUID().uuidString).gz")
        defer { try? FileManager.default.removeItem(at: file) }
        let stream = gzopen(file.path, "wb9")
        _ = content.withUnsafeBytes { gzwrite(stream, $0.baseAddress, UInt32($0.count)) }
        gzclose(stream)
        return try Data(contentsOf: file)
    }

    static func mhtml(_ subject: String, end: String) -> String {
        """
        From: <Saved by Blink>\r
        Snapshot-Content-Location: https://www.example.cn/../../etc/\(subject.utf8.count).html\r
        Date: Tue, 27 Apr 2021 09:05:07 +0800\r
        MIME-Version: 1.0\r
        Content-Type: multipart/related; type="text/html"; boundary="----B0"\r
        \r
        ------B0\r
        Content-Type: text/html; charset="utf-8"\r
        Content-Location: ../../../inbox/escape.html\r
        \r
        \(page(subject))\r
        \(end)
        """
    }

    static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
}
