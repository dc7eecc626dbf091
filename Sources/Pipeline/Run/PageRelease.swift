internal import Ledger
internal import PipelineModel
internal import Storage

/// How one page leaves the inbox.
struct PageRelease: Sendable {
    let name: PageName
    /// What the file was when it was read: another one of the same name is left alone.
    let status: FileStatus
    /// `nil` for a file that was refused unread.
    let sha256: Digest?
    /// Where it goes, relative to the inbox; empty where it is removed; `nil` where it stays.
    let place: [UInt8]?
    /// What is written beside it, in the quarantine folder.
    let note: [UInt8]?

    /// What a later run has to do where this one is killed. A file that was refused unread is simply refused again.
    var due: MoveDue? {
        guard let sha256, let place else { return nil }
        return MoveDue(name: name, sha256: sha256, place: place, note: note)
    }
}
