/// A page as `Ingest` gives it: its form told from the bytes, its text decoded to valid UTF-8.
public struct RawPage: Sendable {
    /// What the bytes turned out to be.
    public enum Form: String, Sendable, Codable { case html, text }

    public let facts: PageFacts
    public let encoding: PageEncoding
    public let form: Form
    /// Valid UTF-8 without a byte-order mark and without NUL.
    public let text: [UInt8]

    public init(facts: PageFacts, encoding: PageEncoding, form: Form, text: [UInt8]) {
        self.facts = facts
        self.encoding = encoding
        self.form = form
        self.text = text
    }
}
