internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// Carries out releases. Each may be repeated, and a page is in the inbox or in its place at every instant.
///
/// Nothing here is synced: where a power loss takes a move back, the page is in the inbox again and is let go as seen
/// before, or refused as it was.
struct PageMover {
    private let store: any FileStore
    private let inbox: FilePath
    /// Bytes a page may have that must be copied or compared.
    private let limit: Int
    private var folders: Set<FilePath> = []

    init(store: any FileStore, inbox: FilePath, limit: Int) {
        self.store = store
        self.inbox = inbox
        self.limit = limit
    }

    /// Lets the page go, unless its name belongs to another file by now.
    ///
    /// - Returns: Whether it went. A page that may not be moved (an immutable file) stays, and is known the next time.
    mutating func carryOut(_ release: PageRelease) throws(StorageError) -> Bool {
        guard let place = release.place else { return false }
        guard try store.statusIfPresent(of: path(release.name)) == release.status else { return false }
        return try move(release.name, to: place, note: release.note)
    }

    /// Does what a killed run left due: the page goes if it still has the content that was recorded.
    mutating func carryOut(_ due: MoveDue) throws(StorageError) {
        let content: FileContents
        do {
            content = try store.read(path(due.name), limit: limit)
        } catch  where error.cause == .stopped {
            throw error
        } catch {
            return
        }
        guard Digest(of: content.bytes) == due.sha256 else { return }
        _ = try move(due.name, to: due.place, note: due.note)
    }

    private func path(_ name: PageName) -> FilePath { inbox.appending(nameBytes: name.bytes) }

    private mutating func move(_ name: PageName, to place: [UInt8], note: [UInt8]?) throws(StorageError) -> Bool {
        do {
            guard !place.isEmpty else {
                try store.remove(path(name))
                return true
            }
            let target = inbox.appending(FilePath(bytes: place).components)
            if folders.insert(target.folder).inserted { try store.createFolder(target.folder) }
            if let note { try write(note, beside: target) }
            try store.rename(path(name), to: target)
            return true
        } catch  where Self.concernsOnlyThePage(error) {
            return false
        }
    }

    private func write(_ note: [UInt8], beside target: FilePath) throws(StorageError) {
        let path = target.folder.appending(nameBytes: target.nameBytes + Array(".reason.json".utf8))
        try store.removeIfPresent(path)
        try store.write(note, toNew: path, synced: false)
    }

    /// Whether the file itself is the trouble: gone, or immutable.
    private static func concernsOnlyThePage(_ error: StorageError) -> Bool {
        [.noSuchFileOrDirectory, .notPermitted, .permissionDenied, .resourceBusy].contains(error.errno)
    }
}
