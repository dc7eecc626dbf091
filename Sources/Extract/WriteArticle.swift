internal import HTMLTree
internal import PipelineModel

/// Puts the article together from what the passes found, or refuses the page.
struct WriteArticle {
    let minimumLength: Int

    func verdict(on draft: Draft) -> Verdict<Article> {
        var text = mainText(draft)
        var method = draft.tree == nil ? "text-lines" : "model"
        if !draft.siteText.isEmpty {
            text = draft.siteText.joined(separator: "\n")
            method = "site-rule"
        } else if let body = draft.structuredBody, text.utf8.count * 3 < body.utf8.count {
            // The page shows a beginning, or nothing without its scripts.
            text = Self.lines(of: body)
            method = "json-ld"
        }
        guard !text.isEmpty else {
            return .drop(Refusal(.extract, .noMainText, "no sentences outside menus and links were found"))
        }
        let length = text.unicodeScalars.count
        guard length >= minimumLength else {
            return .drop(
                Refusal(
                    .extract, .tooShort, "the main text has \(length) characters, at least \(minimumLength) are needed")
            )
        }
        var article = Article(
            page: draft.page.facts, encoding: draft.page.encoding, title: draft.claims.first(.title)?.value, text: text,
            extraction: method,
            extractionScore: method == "json-ld" || method == "site-rule" ? 0.9 : Self.confidence(draft))
        article.page.savedFrom = article.page.savedFrom ?? draft.savedFrom
        article.page.savedAt = article.page.savedAt ?? draft.savedAt
        article.source = draft.claims.first(.source)?.value
        article.author = draft.claims.first(.author)?.value
        article.editor = draft.claims.first(.editor)?.value
        article.site = draft.claims.first(.site)?.value
        article.url = draft.claims.first(.url)?.value
        article.language = draft.claims.first(.language)?.value
        article.published = published(draft)
        for field in Field.allCases {
            let claims = draft.claims[field].map(\.claim)
            guard let first = claims.first else { continue }
            // A month does not contradict a day in it.
            let isDate = field == .published
            article.evidence[field.rawValue] = FieldEvidence(
                claims: claims,
                conflict: claims.contains { $0.value != first.value && !(isDate && first.value.hasPrefix($0.value)) })
        }
        return .keep(article)
    }

    /// The mean verdict on what was kept, by length.
    private static func confidence(_ draft: Draft) -> Double {
        var sum = 0.0
        var weight = 0.0
        for block in draft.blocks where block.mark == .content {
            sum += block.verdict * block.counts.units
            weight += block.counts.units
        }
        return weight > 0 ? (sum / weight * 1000).rounded() / 1000 : 0
    }

    /// The lines of a text that comes from structured data.
    private static func lines(of body: String) -> String {
        let bytes = Array(body.utf8)
        return bytes.split(separator: 10).compactMap { line in
            let cleaned = line.withUnsafeBufferPointer { Whitespace.collapsed($0) }
            return cleaned.isEmpty ? nil : String(decoding: cleaned, as: UTF8.self)
        }.joined(separator: "\n")
    }

    /// One paragraph a line.
    private func mainText(_ draft: Draft) -> String {
        var bytes: [UInt8] = []
        var row: Int?
        for block in draft.blocks where block.mark == .content {
            let pieces =
                block.tag == .preformatted
                ? draft.text[block.text].split(separator: 10).map { $0.startIndex..<$0.endIndex } : [block.text]
            // The cells of a table's row are one line.
            let nextRow = block.tag == .cell ? draft.tree?.enclosing(.tr, Int(block.node)) : nil
            for piece in pieces {
                let line = draft.cleaned(piece)
                guard !line.isEmpty else { continue }
                if !bytes.isEmpty { bytes.append(nextRow != nil && nextRow == row ? 32 : 10) }
                bytes += line
            }
            row = nextRow
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func published(_ draft: Draft) -> PublishedDate? {
        guard let claim = draft.claims.first(.published) else { return nil }
        let origin: PublishedDate.Origin =
            claim.from.hasPrefix("byline") ? .byline : claim.from == "url" ? .url : claim.from == "text" ? .text : .meta
        switch claim.value.utf8.count {
        case 4: return PublishedDate(day: claim.value + "-01-01", precision: .year, from: origin)
        case 7: return PublishedDate(day: claim.value + "-01", precision: .month, from: origin)
        default: return PublishedDate(day: claim.value, precision: .day, from: origin)
        }
    }
}
