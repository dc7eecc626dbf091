/// What `policytrack rebuild` entered in the new ledger.
public struct RebuildReport: Sendable, Encodable, Equatable {
    public var event = "summary"
    public var articles = 0
    public var reprints = 0
    public var parts = 0
    /// Pages kept whose place is known.
    public var pages = 0
    /// Pages in quarantine.
    public var quarantined = 0
    /// Near and partial reprints whose page is not kept: what repeats them is no longer told by them, only by the article.
    public var reprintsWithoutText = 0
    /// Lines that are no rows, or the second of one page, which were taken out of their parts; they are kept aside.
    public var linesTakenOut = 0

    enum CodingKeys: String, CodingKey {
        case event, articles, reprints, parts, pages, quarantined
        case reprintsWithoutText = "reprints_without_text"
        case linesTakenOut = "lines_taken_out"
    }

    /// The report for people.
    public var summary: String {
        var lines = [
            "Made the ledger anew: \(articles) articles and \(reprints) reprints in \(parts) parts, \(pages) pages kept, "
                + "\(quarantined) in quarantine."
        ]
        if reprintsWithoutText > 0 {
            lines.append("\(reprintsWithoutText) reprints are known by their pages only: their text was not kept.")
        }
        if linesTakenOut > 0 {
            lines.append(
                "\(linesTakenOut) lines that are no rows were taken out of their parts; the parts as they were are kept aside. "
                    + "Run 'policytrack verify --repair' to put their pages back in the inbox.")
        }
        return lines.joined(separator: "\n")
    }
}
