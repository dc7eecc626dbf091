/// What is known of the file a page came in; it travels with the page to the warehouse (row key `page`).
public struct PageFacts: Sendable, Codable, Equatable {
    public var name: PageName
    public var sha256: Digest
    /// Size of the file in bytes, as it lay in the inbox.
    public var bytes: Int
    /// Where the page says it was saved from: browser comment, SingleFile comment or MHTML header.
    public var savedFrom: String?
    /// When the page says it was saved, as RFC 3339 where it can be told, otherwise as printed.
    public var savedAt: String?

    public init(name: PageName, sha256: Digest, bytes: Int, savedFrom: String? = nil, savedAt: String? = nil) {
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
        self.savedFrom = savedFrom
        self.savedAt = savedAt
    }
}

/// How the bytes of a page became text.
public struct PageEncoding: Sendable, Codable, Equatable {
    /// The charset that was used: `utf-8`, `gb18030`, `big5`, `utf-16le`, …
    public var charset: String
    /// The charset the page declares, as printed there; `nil` where it declares none.
    public var declared: String?
    /// How many bytes could not be decoded and became U+FFFD.
    public var replacedBytes: Int
    /// Whether the charset declared, taken generously (gb2312 means GB18030), is not the one used.
    public var conflict: Bool

    public init(charset: String, declared: String? = nil, replacedBytes: Int = 0, conflict: Bool = false) {
        self.charset = charset
        self.declared = declared
        self.replacedBytes = replacedBytes
        self.conflict = conflict
    }
}
