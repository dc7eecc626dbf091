/// The outcomes that the ledger tells apart.
public enum PageOutcome: Sendable, Equatable, CustomStringConvertible {
    case article
    case reprint
    /// Refused or failed: the name of its quarantine folder.
    case quarantined(String)

    public var description: String {
        switch self {
        case .article: "article"
        case .reprint: "reprint"
        case .quarantined(let reason): "quarantined:\(reason)"
        }
    }

    init(_ text: String) {
        switch text {
        case "article": self = .article
        case "reprint": self = .reprint
        default: self = .quarantined(text.split(separator: ":", maxSplits: 1).last.map(String.init) ?? text)
        }
    }

    /// Whether the page's content is in the warehouse, so that the same bytes need not be looked at again.
    public var isStored: Bool { self == .article || self == .reprint }
}
