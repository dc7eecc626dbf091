/// The outcomes that the ledger tells apart.
public enum PageOutcome: Sendable, Equatable, CustomStringConvertible {
    case article
    case reprint
    /// Refused or failed: the name of its quarantine folder.
    case quarantined(String)
    /// Its row was found damaged: the page is to be taken in anew, as if the run that first stored it did.
    case lost

    public var description: String {
        switch self {
        case .article: "article"
        case .reprint: "reprint"
        case .quarantined(let reason): "quarantined:\(reason)"
        case .lost: "lost"
        }
    }

    init(_ text: String) {
        switch text {
        case "article": self = .article
        case "reprint": self = .reprint
        case "lost": self = .lost
        default: self = .quarantined(text.split(separator: ":", maxSplits: 1).last.map(String.init) ?? text)
        }
    }

    /// Whether the page's content is in the warehouse, so that the same bytes need not be looked at again.
    public var isStored: Bool { self == .article || self == .reprint }
}
