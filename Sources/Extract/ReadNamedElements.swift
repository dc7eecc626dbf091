internal import HTMLTree
internal import PipelineModel

/// Reads names without a label out of elements whose class, id, `itemprop` or `rel` says whose they are:
/// `<span id="author_baidu">`, `<a class="source">`, `<p class="author-name">`, `<a id="js_name">`.
///
/// What stands in comments and among related articles is passed over, and so is what stands far from the article.
struct ReadNamedElements: Pass {
    /// Names longer than this many characters are sentences.
    private static let maximumUnits = 40.0
    private static let maximumBytes = 200
    /// Blocks looked at before the title (or the text) and after the text.
    private static let reach = (before: 4, after: 6)

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        guard let tree = draft.tree, let body = draft.body else { return }
        let start = min(draft.titleBlock ?? body.lowerBound, body.lowerBound)
        let first = draft.blocks[max(0, start - Self.reach.before)].text.lowerBound
        let last = draft.blocks[min(draft.blocks.count - 1, body.upperBound + Self.reach.after)].text.upperBound
        let paragraph = draft.blocks[body.lowerBound].text.upperBound
        for element in draft.named {
            let text = tree.nodes[element.node].text
            guard text.lowerBound >= first, text.upperBound <= last, text.count <= Self.maximumBytes, !text.isEmpty,
                draft.hints[element.node].isDisjoint(with: [.comment, .related]),
                element.hints.contains(.account) || draft.hints[element.node].isDisjoint(with: .widget),
                let name = NamedText(draft.lineWithSeams(text))
            else { continue }
            let isNear = text.lowerBound <= paragraph
            add(name, of: element, from: tree.spelling(of: element.node), rank: isNear ? 20 : 36, &draft)
        }
        for time in draft.times {
            let place = tree.nodes[time.node].text.lowerBound
            guard place >= first, place <= paragraph, draft.hints[time.node].isDisjoint(with: Hints.outside)
            else {
                continue
            }
            draft.claims.add(.published, time.day, from: "time:datetime beside the title", rank: 15)
            break
        }
        for field in [Field.source, .author, .editor] {
            for ranked in draft.claims[field] where ranked.claim.from.contains(where: { ".#@".contains($0) }) {
                notes.add("\(field.rawValue): \(ranked.claim.value) (\(ranked.claim.from), rank \(ranked.rank))")
            }
        }
    }

    private func add(
        _ name: NamedText, of element: NamedElement, from: String, rank: Int, _ draft: inout Draft
    ) {
        let hints = element.hints
        let title = draft.claims.first(.title)?.value ?? ""
        if hints.contains(.editor) {
            draft.claims.add(.editor, name.persons, from: from, rank: rank + 20)
        } else if hints.contains(.author), !name.persons.isEmpty {
            draft.claims.add(.author, name.persons, from: from, rank: rank + 2)
        } else if hints.contains(.account) || hints.contains(.author) {
            // An account is who published the page; it counts as its author where nobody else is named.
            let account = name.account ?? name.persons
            if !NameKind.isMedium(account) { draft.claims.add(.author, account, from: from, rank: rank + 26) }
            draft.claims.add(.source, account, from: from, rank: rank + 8)
        } else if let source = name.account, source.count < 6 || !title.contains(source) {
            draft.claims.add(.source, source, from: from, rank: rank + 1)
        }
    }
}

/// The names in an element that is called after them.
private struct NamedText {
    /// Persons, parted by spaces; empty where there are none.
    private(set) var persons = ""
    /// A medium, office or account.
    private(set) var account: String?

    /// - Parameter line: The element's text, U+001F where inline elements start and end.
    init?(_ line: [UInt8]) {
        guard BylineScanner.shared.entries(in: line).isEmpty else { return nil }
        let text = String(decoding: line, as: UTF8.self)
        let reporters = ReporterNames.inLine(text)
        if !reporters.isEmpty {
            persons = reporters.joined(separator: " ")
            return
        }
        for token in BylineTokens.names(in: text) {
            switch NameKind(token) {
            case .person where NameKind.hasSurname(token) || token.utf8.allSatisfy({ $0 < 0x80 }):
                persons += persons.isEmpty ? token : " " + token
            case .person, .organisation: account = account ?? token
            case .neither: break
            }
        }
        if persons.isEmpty, account == nil { return nil }
    }
}
