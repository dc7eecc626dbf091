public import PipelineModel

/// A page that is to leave the inbox.
public struct MoveDue: Sendable, Equatable {
    /// Its name in the inbox.
    public let name: PageName
    /// Its content: another file that took the name meanwhile is left alone.
    public let sha256: Digest
    /// Where it goes, relative to the inbox; empty where it is to be removed.
    public let place: [UInt8]
    /// What is written beside it as `NAME.reason.json`.
    public let note: [UInt8]?

    public init(name: PageName, sha256: Digest, place: [UInt8], note: [UInt8]? = nil) {
        self.name = name
        self.sha256 = sha256
        self.place = place
        self.note = note
    }
}
