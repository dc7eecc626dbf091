internal import FoundationEssentials
public import PipelineModel

/// What stands in `NAME.reason.json` beside a page in quarantine.
public struct QuarantineNote: Sendable, Codable, Equatable {
    /// The page's name in the inbox.
    public let page: String
    /// `nil` where the file was refused unread.
    public let sha256: Digest?
    public let stage: Stage
    /// The name of the quarantine folder: a ``Reason`` or the code of a ``PageError``.
    public let reason: String
    /// What was found and what was expected, for people.
    public let detail: String
    /// The run that refused it, and when it began.
    public let run: String
    public let at: String

    /// The note as the file holds it.
    func bytes() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        guard let data = try? encoder.encode(self) else { return Array("{}\n".utf8) }
        return Array(data) + [10]
    }
}
