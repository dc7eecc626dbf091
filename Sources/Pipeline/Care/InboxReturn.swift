internal import PipelineModel
internal import Storage
internal import SystemPackage

/// Takes pages back to the inbox, replacing nothing there.
struct InboxReturn {
    let store: any FileStore
    let inbox: FilePath

    /// Moves the file at `page` to the inbox, and its note, where it has one, away.
    ///
    /// - Parameter name: The name it gets; where that is taken, one with the beginning of the content's digest.
    /// - Returns: Where it is now.
    func putBack(_ page: FilePath, as name: [UInt8]) throws -> FilePath {
        var target = inbox.appending(nameBytes: name)
        if try store.statusIfPresent(of: target) != nil {
            let digest = try PageDigest(store: store).digest(of: page)
            target = inbox.appending(nameBytes: InboxPlaces.tagged(PageName(bytes: name), with: digest.hex))
        }
        try store.rename(page, toNew: target)
        try store.removeIfPresent(QuarantineNote.note(ofPage: page))
        return target
    }
}
