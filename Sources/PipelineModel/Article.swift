/// An article as `Extract` gives it: the main text and what the page says of itself, not yet repaired.
public struct Article: Sendable, Codable, Equatable {
    public var page: PageFacts
    public var encoding: PageEncoding

    public var title: String?
    /// One paragraph a line, `\n` between them, none at the end.
    public var text: String
    public var published: PublishedDate?
    public var source: String?
    public var author: String?
    public var editor: String?
    public var site: String?
    public var url: String?
    /// `zh-Hans`, `zh-Hant`, `en`, …
    public var language: String?

    /// How the main text was found: `model`, `site-rule`, `json-ld` or `text-lines`.
    public var extraction: String
    /// How sure the extractor is of the main text, 0...1.
    public var extractionScore: Double
    /// Why each field has its value, by row key (`published`, `source`, …).
    public var evidence: [String: FieldEvidence]

    public init(
        page: PageFacts, encoding: PageEncoding, title: String? = nil, text: String,
        published: PublishedDate? = nil, source: String? = nil, author: String? = nil, editor: String? = nil,
        site: String? = nil, url: String? = nil, language: String? = nil, extraction: String,
        extractionScore: Double, evidence: [String: FieldEvidence] = [:]
    ) {
        self.page = page
        self.encoding = encoding
        self.title = title
        self.text = text
        self.published = published
        self.source = source
        self.author = author
        self.editor = editor
        self.site = site
        self.url = url
        self.language = language
        self.extraction = extraction
        self.extractionScore = extractionScore
        self.evidence = evidence
    }
}
