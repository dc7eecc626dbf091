internal import PipelineModel

/// Reads the lines around the article for who published and wrote it, and when.
///
/// Labels come first (`来源：`), then names beside a date, then reporters named in the text. Everything found is kept
/// as a claim; ranks decide which one is believed.
struct ReadBylines: Pass {
    /// What says that a date is not the first one.
    private static let laterWords = PhraseFinder(words: [
        "更新", "修改", "推荐", "updated", "成文", "生成日期", "印发日期", "施行", "生效",
    ])

    /// Lines looked at before the first paragraph and after the last.
    private static let reach = (before: 40, after: 12)

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let body = draft.body else { return }
        let headEnd = min(draft.blocks.count, body.lowerBound + 3)
        for index in max(0, body.lowerBound - Self.reach.before)..<headEnd {
            readHead(index, &draft, body)
        }
        let tailStart = max(headEnd, body.upperBound - 4)
        for index in tailStart..<max(tailStart, min(draft.blocks.count, body.upperBound + 1 + Self.reach.after)) {
            guard draft.blocks[index].hints.isDisjoint(with: [.comment, .related]) else { continue }
            readLabels(index, &draft, rank: 42)
            if index <= body.upperBound + 4 { readReporters(index, &draft, rank: 44) }
            if index > body.upperBound, index <= body.upperBound + 4 { readAccount(index, &draft) }
        }
        readParagraphs(&draft, body)
        partEditors(&draft)
        for field in [Field.published, .source, .author, .editor] {
            for ranked in draft.claims[field] {
                notes.add("\(field.rawValue): \(ranked.claim.value) (\(ranked.claim.from), rank \(ranked.rank))")
            }
        }
    }

    private func readHead(_ index: Int, _ draft: inout Draft, _ body: ClosedRange<Int>) {
        let block = draft.blocks[index]
        guard block.counts.units <= 120, block.text.count < 1000, index != draft.titleBlock else { return }
        let rank = rank(index, draft, body)
        readLabels(index, &draft, rank: rank)
        guard block.counts.units <= 60 else { return }
        readDate(index, &draft, rank: rank + 2)
        let isNear = draft.titleBlock.map { index > $0 && index - $0 <= 8 } ?? (body.lowerBound - index <= 5)
        guard isNear, index <= body.lowerBound + 1 else { return }
        if block.hasDate || !block.hints.isDisjoint(with: [.source, .author]) {
            readNames(index, &draft, rank: rank + 8)
        }
        readReporters(index, &draft, rank: rank + 4)
    }

    /// How far a line is believed: best between title and text.
    private func rank(_ index: Int, _ draft: Draft, _ body: ClosedRange<Int>) -> Int {
        guard let title = draft.titleBlock, title < body.lowerBound else {
            return body.lowerBound - index < 10 ? 22 : 32
        }
        return index >= title ? 16 : title - index < 6 ? 24 : 36
    }

    private func readLabels(_ index: Int, _ draft: inout Draft, rank: Int) {
        let block = draft.blocks[index]
        guard block.counts.units <= 120, block.mark != .content || block.counts.units <= 40 else { return }
        for entry in BylineScanner.shared.entries(in: draft.lineWithSeams(block)) {
            switch entry.field {
            case .published: break
            case .author: addAuthor(entry.value, rank: rank, &draft)
            case .source:
                let isNobody = NameKind.isNobody(entry.value)
                draft.claims.add(.source, entry.value, from: "byline", rank: rank + (isNobody ? 40 : 0))
            default:
                guard NameKind(entry.value) != .neither || entry.value.count > 5 else { break }
                draft.claims.add(entry.field, entry.value, from: "byline", rank: rank)
            }
        }
    }

    /// A medium named as author counts only where no person is named.
    private func addAuthor(_ value: String, rank: Int, _ draft: inout Draft) {
        let value = ReporterNames.cleaned(value)
        let kind = NameKind(value)
        guard kind != .neither || value.count >= 12 else { return }
        let isMedium = kind == .organisation && !value.contains(" ")
        draft.claims.add(.author, value, from: "byline", rank: rank + (isMedium ? 32 : 0))
    }

    private func readDate(_ index: Int, _ draft: inout Draft, rank: Int) {
        let line = draft.lineWithSeams(draft.blocks[index])
        guard draft.blocks[index].counts.digits >= 4 else { return }
        guard let day = DateScanner.first(in: line) ?? DateScanner.shortYear(in: line, modified: draft.modified) else {
            if DateScanner.isLabelled(line), let part = PartialDate.first(in: line) {
                draft.claims.add(.published, part, from: "byline", rank: part.utf8.count == 7 ? 80 : 90)
            }
            return
        }
        let isLinked = draft.blocks[index].linkDensity > 0.5
        let isLater = Self.laterWords.hasMatch(in: line)
        draft.claims.add(.published, day.text, from: "byline", rank: rank + (isLinked ? 20 : 0) + (isLater ? 4 : 0))
    }

    /// Names without a label in the line of the date, or in an element called after sources or authors.
    private func readNames(_ index: Int, _ draft: inout Draft, rank: Int) {
        let line = String(decoding: draft.lineWithSeams(draft.blocks[index]), as: UTF8.self)
        guard !BylineScanner.shared.hasLabel(Array(line.utf8)) else { return }
        let tokens = BylineTokens.names(in: line)
        let hasPerson = tokens.contains { NameKind($0) == .person && NameKind.hasSurname($0) }
        for token in tokens {
            switch NameKind(token) {
            case .organisation: draft.claims.add(.source, token, from: "byline", rank: rank)
            case .person where hasPerson: draft.claims.add(.author, token, from: "byline", rank: rank)
            case .person, .neither: break
            }
        }
    }

    /// The account in a line below the article that counts its readers: `posted @ 2024-05-09 14:45 NAME 阅读(430)`.
    private func readAccount(_ index: Int, _ draft: inout Draft) {
        let line = draft.lineWithSeams(draft.blocks[index])
        guard draft.blocks[index].hasDate, Self.counters.hasMatch(in: line) else { return }
        for token in BylineTokens.names(in: String(decoding: line, as: UTF8.self)) where NameKind(token) != .neither {
            if !NameKind.isMedium(token) { draft.claims.add(.author, token, from: "byline", rank: 48) }
            draft.claims.add(.source, token, from: "byline", rank: 48)
            return
        }
    }

    private static let counters = PhraseFinder(words: ["posted", "阅读", "浏览", "評論", "评论"])

    /// Newsrooms put their duty editor into `<meta name="author">`: who is called editor on the
    /// page wrote it only if nobody else did.
    private func partEditors(_ draft: inout Draft) {
        let editors = draft.claims[.editor].map(\.claim.value)
        for ranked in draft.claims[.author] where ranked.claim.from.hasPrefix("meta:") {
            guard editors.contains(where: { $0.contains(ranked.claim.value) }) else { continue }
            draft.claims.remove(.author, value: ranked.claim.value, from: ranked.claim.from)
            draft.claims.add(.author, ranked.claim.value, from: ranked.claim.from, rank: ranked.rank + 30)
            draft.claims.add(.editor, ranked.claim.value, from: ranked.claim.from, rank: ranked.rank + 10)
        }
    }

    private func readReporters(_ index: Int, _ draft: inout Draft, rank: Int) {
        let block = draft.blocks[index]
        guard block.counts.units <= 90, block.hints.isDisjoint(with: [.comment, .related]) else { return }
        guard ReporterNames.mayStand(in: draft.text[block.text]) else { return }
        let names = ReporterNames.inLine(draft.line(block))
        draft.claims.add(.author, names.joined(separator: " "), from: "text", rank: rank)
    }

    private func readParagraphs(_ draft: inout Draft, _ body: ClosedRange<Int>) {
        let kept = body.filter { draft.blocks[$0].mark == .content }
        for (position, index) in kept.prefix(Self.maximumParagraphs).enumerated() {
            let start = Self.cut(draft.text[draft.blocks[index].text].prefix(Self.maximumStart))
            guard ReporterNames.mayStartArticle(start) else { continue }
            let text = String(decoding: start, as: UTF8.self)
            let bracketed = ReporterNames.inBrackets(text, isFirst: true)
            let names = bracketed.isEmpty ? ReporterNames.inDateline(text) : bracketed
            draft.claims.add(.author, names.joined(separator: " "), from: "text", rank: 28 + min(position, 3))
        }
        if let last = kept.last {
            let end = draft.text[draft.blocks[last].text].suffix(Self.maximumBytes)
            guard ReporterNames.mayStand(in: end) else { return }
            let names = ReporterNames.inBrackets(String(decoding: end, as: UTF8.self), isFirst: false)
            draft.claims.add(.author, names.joined(separator: " "), from: "text", rank: 32)
        }
    }

    /// Paragraphs at the start that are searched for reporters; captions and leads may stand before the dateline.
    private static let maximumParagraphs = 6

    /// How much of a paragraph's start and of the last one's end is searched for reporters, in bytes.
    private static let maximumStart = 240
    private static let maximumBytes = 400

    /// A beginning without the character that was cut at its end.
    private static func cut(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let last = text.last, last >= 0x80, last < 0xC0 { text.removeLast() }
        return text.last.map { $0 >= 0xC0 } ?? false ? text.dropLast() : text
    }
}
