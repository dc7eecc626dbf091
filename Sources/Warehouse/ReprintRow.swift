public import PipelineModel

/// The row of a page that repeats an article, in `warehouse/reprints`: one line of JSON with every key, sorted.
public enum ReprintRow {
    /// The row as a line that ends in `\n`.
    public static func line(_ article: ClassifiedArticle, _ duplicate: Duplicate, stamp: RowStamp) -> [UInt8] {
        let page = article.article
        var line = JSONLine(reserving: 1024)
        line.beginObject()
        line.field("duplicate_of", duplicate.of.description)
        line.field("id", article.id.description)
        line.field("ingested_at", stamp.ingestedAt)
        line.field("kind", duplicate.kind.rawValue)
        line.key("page")
        line.page(page.page)
        line.field("published", page.published?.day)
        line.field("run", stamp.run)
        line.key("similarity")
        line.number(duplicate.similarity)
        line.field("source", page.source)
        line.field("title", page.title)
        line.field("url", page.url)
        line.endObject()
        line.newline()
        return line.bytes
    }
}
