internal import PipelineModel

/// Reads labels whose value stands in the next block: the index table of a government document (`发文机关` | `国务院`),
/// definition lists, labels on lines of their own.
struct ReadIndexTables: Pass {
    /// What a label is about, and how far its value is believed. The day a document was made is not the day it was
    /// published, but mostly near it.
    private static let labels: [[UInt8]: (field: Field, rank: Int)] = Dictionary(
        uniqueKeysWithValues: spelledLabels.map { (Array($0.key.utf8), $0.value) })

    private static let spelledLabels: [String: (field: Field, rank: Int)] = [
        "发布日期": (.published, 13), "发布时间": (.published, 13), "公开日期": (.published, 13), "公布日期": (.published, 13),
        "發布日期": (.published, 13), "發佈日期": (.published, 13), "成文日期": (.published, 25), "生成日期": (.published, 25),
        "印发日期": (.published, 25), "发文日期": (.published, 25), "发文机关": (.source, 23), "发文机构": (.source, 23),
        "发布机构": (.source, 19), "发布单位": (.source, 19), "发布机关": (.source, 19), "信息来源": (.source, 19), "来源": (.source, 19),
        "文章来源": (.source, 19), "發布單位": (.source, 19), "发文单位": (.source, 23), "制发机关": (.source, 23),
        "公开主体": (.source, 25),
        "作者": (.author, 19), "责任编辑": (.editor, 23),
    ]
    /// Blocks before the text that may be such a table, and after it.
    private static let reach = (before: 80, after: 30)

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let body = draft.body else { return }
        let start = max(0, body.lowerBound - Self.reach.before)
        for index in start..<min(draft.blocks.count - 1, body.upperBound + Self.reach.after) {
            let block = draft.blocks[index]
            // All labels have two or four characters.
            guard block.counts.han == 4 || block.counts.han == 2, block.counts.units <= 4.5,
                let (field, rank) = Self.labels[Self.label(draft.cleaned(block.text))]
            else { continue }
            let value = draft.blocks[index + 1]
            guard value.counts.units >= 2, value.counts.units <= 40, value.text.count <= 300 else { continue }
            add(draft.line(value), to: field, rank: rank, &draft, &notes)
        }
    }

    private func add(_ value: String, to field: Field, rank: Int, _ draft: inout Draft, _ notes: inout Notes) {
        var value = value
        switch field {
        case .published:
            guard let day = DateScanner.first(in: Array(value.utf8)) else { return }
            value = day.text
        case .author: value = ReporterNames.cleaned(value)
        default: value = NameValue.read(Array(value.utf8), isPerson: field != .source)
        }
        guard !value.isEmpty, Self.spelledLabels[value] == nil else { return }
        draft.claims.add(field, value, from: "byline table", rank: rank)
        notes.add("\(field.rawValue): \(value)")
    }

    /// The Han characters of a label, without spaces, brackets and its colon.
    private static func label(_ line: [UInt8]) -> [UInt8] {
        var label: [UInt8] = []
        var index = 0
        while index + 2 < line.count {
            if line[index] >= 0xE4, line[index] <= 0xE9 {
                label += line[index..<index + 3]
                index += 3
            } else {
                index += 1
            }
        }
        return label
    }
}
