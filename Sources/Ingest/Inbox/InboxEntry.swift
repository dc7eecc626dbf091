internal import PipelineModel
internal import Storage

/// A file of the inbox as it was at the first look.
struct InboxEntry: Comparable {
    let name: PageName
    let status: FileStatus

    /// Oldest change first, then by the names' bytes.
    static func < (left: InboxEntry, right: InboxEntry) -> Bool {
        let (earlier, later) = (left.status.changed, right.status.changed)
        return earlier == later ? left.name < right.name : earlier < later
    }
}
