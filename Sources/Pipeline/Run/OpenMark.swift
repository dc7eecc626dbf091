internal import Storage
internal import SystemPackage

/// An empty file in the staging folder that stands while somebody changes the project, so that what was killed is known
/// by one listing, whatever it was at: also where the ledger alone knows what is due.
///
/// Setting it is not synced. Whatever a commit leaves due, it is preceded by a sync of the staging folder.
struct OpenMark {
    let path: FilePath
    let store: any FileStore

    init(_ state: StateFolder, store: any FileStore) {
        path = state.staging.appending("open")
        self.store = store
    }

    func set() throws(StorageError) {
        try store.removeIfPresent(path)
        try store.write([], toNew: path, synced: false)
    }

    /// Takes the mark away: nothing is due.
    func clear() throws(StorageError) { try store.removeIfPresent(path) }
}
