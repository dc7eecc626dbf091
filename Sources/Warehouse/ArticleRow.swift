public import PipelineModel

/// The row of an article in `warehouse/articles`: one line of JSON with every key, sorted, `null` where unknown.
public enum ArticleRow {
    /// The version of the row; a reader that meets a higher one should say so.
    public static let schema = 1

    /// The row as a line that ends in `\n`.
    ///
    /// - Parameters:
    ///   - article: The article with its topics.
    ///   - revisionOf: The earlier article it corrects.
    ///   - related: Articles it quotes or shares passages with.
    ///   - stamp: The run that writes the row; `nil` where none does, as in `policytrack extract`.
    public static func line(
        _ article: ClassifiedArticle, revisionOf: ArticleID? = nil, related: [ArticleID] = [], stamp: RowStamp? = nil
    ) -> [UInt8] {
        let page = article.article
        var line = JSONLine(reserving: page.text.utf8.count + 2048)
        line.beginObject()
        line.field("author", page.author)
        line.field("editor", page.editor)
        line.key("evidence")
        line.evidence(of: article)
        line.field("id", article.id.description)
        line.field("ingested_at", stamp?.ingestedAt)
        line.field("language", page.language)
        line.key("page")
        line.page(page.page)
        line.field("published", page.published?.day)
        line.field("published_from", page.published?.from.rawValue)
        line.field("published_precision", page.published?.precision.rawValue)
        line.key("quality")
        line.quality(of: article)
        line.key("related")
        line.strings(related.map(\.description))
        line.key("repairs")
        line.counts(article.repairs)
        line.field("revision_of", revisionOf?.description)
        line.field("run", stamp?.run)
        line.key("schema")
        line.integer(schema)
        line.field("site", page.site)
        line.field("source", page.source)
        line.field("text", page.text)
        line.field("title", page.title)
        line.filing(article.filing.topics)
        line.field("url", page.url)
        line.endObject()
        line.newline()
        return line.bytes
    }
}

extension JSONLine {
    mutating func field(_ name: String, _ value: String?) {
        key(name)
        string(value)
    }

    mutating func page(_ facts: PageFacts) {
        beginObject()
        key("bytes")
        integer(facts.bytes)
        field("name", facts.name.display)
        field("saved_at", facts.savedAt)
        field("saved_from", facts.savedFrom)
        field("sha256", facts.sha256.hex)
        endObject()
    }

    fileprivate mutating func quality(of article: ClassifiedArticle) {
        let page = article.article
        beginObject()
        field("charset", page.encoding.charset)
        field("charset_declared", page.encoding.declared)
        key("disguise")
        number(article.disguise)
        field("extraction", page.extraction)
        key("extraction_score")
        number(page.extractionScore)
        key("replaced_bytes")
        integer(page.encoding.replacedBytes)
        endObject()
    }

    mutating func scores(of topics: [TopicScore]) {
        beginArray()
        for topic in topics { number(topic.score) }
        endArray()
    }

    fileprivate mutating func filing(_ topics: [TopicScore]) {
        key("topic_scores")
        scores(of: topics)
        key("topics")
        strings(topics.map(\.topic))
    }

    fileprivate mutating func counts(_ counts: [String: Int]) {
        beginObject()
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            key(name)
            integer(count)
        }
        endObject()
    }
}
