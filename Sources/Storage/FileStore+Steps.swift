public import SystemPackage

extension FileStore {
    /// Writes a new file whole: create, write, sync where asked, close.
    ///
    /// What a failure leaves behind at `path` is to be removed or ignored by the caller: it is not complete.
    public func write(_ content: [UInt8], toNew path: FilePath, synced: Bool) throws(StorageError) {
        let file = try create(path)
        try file.write(content)
        if synced { try file.sync() }
        try file.close()
    }

    /// Replaces what `path` holds so that a reader, and the disk after a power loss, has the old content or the new:
    /// writes and syncs `temporary` (removing a left-over first), renames it, syncs the folder.
    public func replace(_ path: FilePath, with content: [UInt8], by temporary: FilePath) throws(StorageError) {
        try removeIfPresent(temporary)
        try write(content, toNew: temporary, synced: true)
        try rename(temporary, to: path)
        try sync(folder: path.folder)
    }

    /// What `path` is; `nil` where nothing is there.
    public func statusIfPresent(of path: FilePath) throws(StorageError) -> FileStatus? {
        do {
            return try status(of: path)
        } catch  where error.errno == .noSuchFileOrDirectory || error.errno == .notDirectory {
            return nil
        }
    }

    /// Removes `path`; nothing happens where nothing is there.
    public func removeIfPresent(_ path: FilePath) throws(StorageError) {
        do {
            try remove(path)
        } catch  where error.errno == .noSuchFileOrDirectory {
            return
        }
    }

    /// Makes the folder `path` with those above it, durably.
    public func createDurableFolder(_ path: FilePath) throws(StorageError) {
        for made in try createFolder(path) { try sync(folder: made.folder) }
    }

    /// Moves a file to a name that is free, across file systems where it must: then it is copied, synced and only then
    /// removed, so that it exists at every instant. Syncing the folders is left to the caller.
    ///
    /// - Parameter limit: Bytes the file may have if it has to be copied.
    public func move(_ source: FilePath, toNew target: FilePath, limit: Int) throws(StorageError) {
        do {
            try rename(source, toNew: target)
        } catch  where error.errno == .improperLink {
            try write(read(source, limit: limit).bytes, toNew: target, synced: true)
            try remove(source)
        }
    }

    /// Whether anything stands in the folder; `false` where there is no such folder.
    public func hasEntries(_ folder: FilePath) throws(StorageError) -> Bool {
        do {
            var count = 0
            try list(folder) { _ in count += 1 }
            return count > 0
        } catch  where error.errno == .noSuchFileOrDirectory {
            return false
        }
    }
}
