/// Why a page was let go on purpose. Raw values name quarantine folders and are counted in reports.
public enum Reason: String, Sendable, Codable, CaseIterable {
    // Ingest
    case empty
    case tooLarge = "too-large"
    case notText = "not-text"
    case undecodable
    case badGzip = "bad-gzip"
    case compressionBomb = "compression-bomb"
    case badMHTML = "bad-mhtml"
    case badWARC = "bad-warc"
    case seenBefore = "seen-before"

    // Extract
    case noMainText = "no-main-text"
    case tooShort = "too-short"
    case tooDeep = "too-deep"
    case tooManyNodes = "too-many-nodes"
    case pathologicalMarkup = "pathological-markup"
    case notAnArticle = "not-an-article"

    // Deduplicate: these are data, rows in `warehouse/reprints`
    case exact
    case near
    case contained

    // Any stage that runs in a worker process
    case workerCrashed = "worker-crashed"
    case workerTimeout = "worker-timeout"
    case workerMemory = "worker-memory"

    /// Whether the page goes to the quarantine folder, as against being let go (seen before) or kept as a reprint.
    public var isQuarantine: Bool {
        switch self {
        case .seenBefore, .exact, .near, .contained: false
        default: true
        }
    }
}
