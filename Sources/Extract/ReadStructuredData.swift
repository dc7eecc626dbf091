internal import HTMLTree
internal import PipelineModel

/// Reads what schema.org's JSON-LD says of the article.
struct ReadStructuredData: Pass {
    /// Bytes below which an `articleBody` is a teaser.
    private static let minimumBody = 300

    func run(_ draft: inout Draft, _ notes: inout Notes) {
        for script in draft.tree?.structuredData ?? [] {
            guard let value = StructuredValue(script: script) else {
                notes.add("a script of \(script.count) bytes is no JSON")
                continue
            }
            for item in value.items + value.items.flatMap({ $0["@graph"]?.items ?? [] }) where Self.isArticle(item) {
                read(item, &draft, &notes)
            }
        }
    }

    private static func isArticle(_ item: StructuredValue) -> Bool {
        item["@type"]?.items.contains { type in
            type.text.map { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" } ?? false
        } ?? false
    }

    private func read(_ item: StructuredValue, _ draft: inout Draft, _ notes: inout Notes) {
        if let headline = item["headline"]?.text { draft.claims.add(.title, headline, from: "json-ld", rank: 21) }
        if let published = item["datePublished"]?.text, let day = DateScanner.first(in: Array(published.utf8)) {
            draft.claims.add(.published, day.text, from: "json-ld", rank: 11)
        }
        let authors = item["author"]?.items ?? []
        let persons = authors.filter { $0.isPerson }.flatMap(\.names)
        draft.claims.add(.author, persons.joined(separator: " "), from: "json-ld", rank: 26)
        if persons.isEmpty, let account = authors.flatMap(\.names).first, NameKind(account) != .neither {
            draft.claims.add(.author, account, from: "json-ld", rank: 50)
        }
        if let publisher = item["publisher"]?.names.first {
            draft.claims.add(.site, publisher, from: "json-ld", rank: 14)
            // Who published it is its source where the page names no other.
            draft.claims.add(.source, publisher, from: "json-ld", rank: 60)
        }
        if let body = item["articleBody"]?.text, body.utf8.count >= Self.minimumBody { draft.structuredBody = body }
        notes.add("an article: \(item["headline"]?.text ?? "without a headline")")
    }
}
