public import PipelineModel

/// What `policytrack extract` prints of a page that gave no article.
public enum RefusedRow {
    /// The line, ending in `\n`, of a page that was let go on purpose.
    public static func line(_ page: PageFacts, _ refusal: Refusal) -> [UInt8] {
        line(page, key: "refused", word: refusal.reason.rawValue, detail: refusal.detail)
    }

    /// The line, ending in `\n`, of a page that went wrong.
    public static func line(_ page: PageFacts, _ error: PageError) -> [UInt8] {
        line(page, key: "failed", word: error.code, detail: error.detail)
    }

    private static func line(_ page: PageFacts, key: String, word: String, detail: String) -> [UInt8] {
        var line = JSONLine()
        line.beginObject()
        line.field("detail", detail)
        if key < "page" { line.field(key, word) }
        line.key("page")
        line.page(page)
        if key > "page" { line.field(key, word) }
        line.endObject()
        line.newline()
        return line.bytes
    }
}
