internal import HTMLTree
internal import PipelineModel

/// Where the pages of one site have their text and fields, for sites on which the extractor errs.
public struct SiteRule: Sendable, Codable, Equatable {
    /// The site's host, `news.example.cn`; hosts below it are meant too.
    public var host: String
    /// An XPath to the elements that hold the main text.
    public var text: String?
    public var title: String?
    public var published: String?
    public var source: String?
    public var author: String?

    public init(
        host: String, text: String? = nil, title: String? = nil, published: String? = nil, source: String? = nil,
        author: String? = nil
    ) {
        self.host = host
        self.text = text
        self.title = title
        self.published = published
        self.source = source
        self.author = author
    }

    static let fields: [OptionField] = [
        OptionField("host", .text, required: true, "The site's host; hosts below it are meant too."),
        OptionField("text", path, "An XPath to the elements that hold the main text."),
        OptionField("title", path, "An XPath to the title."),
        OptionField("published", path, "An XPath to the element or attribute that holds the day of publication."),
        OptionField("source", path, "An XPath to the source's name."),
        OptionField("author", path, "An XPath to the author's name."),
    ]

    private static let path = OptionKind.string(allowed: "an XPath of at most 1000 characters") {
        $0.utf8.count <= 1000 && HTMLDocument.isXPath($0)
    }

    /// Whether the rule is about the page at `address`.
    func concerns(_ address: String) -> Bool {
        guard let start = address.firstRange(of: "://")?.upperBound else { return false }
        let name = address[start...].prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }.lowercased()
        let host = host.lowercased()
        return name == host || name.hasSuffix("." + host)
    }
}
