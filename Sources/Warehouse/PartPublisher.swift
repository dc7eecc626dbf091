public import Storage
public import SystemPackage

/// Gives staged parts their names in the warehouse. Everything here may be repeated.
public struct PartPublisher: Sendable {
    private let store: any FileStore
    private let warehouse: FilePath
    private let staging: FilePath

    public init(store: any FileStore, warehouse: FilePath, staging: FilePath) {
        self.store = store
        self.warehouse = warehouse
        self.staging = staging
    }

    /// Renames each staged file to its target and waits until the new names are on the disk.
    ///
    /// A staged file that is gone was renamed by an earlier attempt. A target without a staged file is removed, and its
    /// folder with it where nothing else is in it.
    ///
    /// - Parameter renames: Names in the staging folder and paths relative to the warehouse, in the order readers shall
    ///   see them.
    public func publish(_ renames: [(staged: String, target: String)]) throws(StorageError) {
        // A folder of parts is made in another, which has to be synced too: once, however many were made there.
        var unsynced: Set<FilePath> = []
        var known: Set<FilePath> = []
        for (staged, target) in renames {
            let target = warehouse.appending(target)
            guard !staged.isEmpty else {
                try remove(target)
                continue
            }
            if known.insert(target.folder).inserted {
                for made in try store.createFolder(target.folder) { unsynced.insert(made.folder) }
                unsynced.insert(target.folder)
            }
            do {
                try store.rename(staging.appending(staged), to: target)
            } catch  where error.errno == .noSuchFileOrDirectory {
                continue
            }
        }
        try store.sync(folders: unsynced.sorted { $0.string < $1.string })
    }

    private func remove(_ part: FilePath) throws(StorageError) {
        try store.removeIfPresent(part)
        do {
            try store.removeFolder(part.folder)
            try store.sync(folder: part.folder.folder)
        } catch  where error.errno == .directoryNotEmpty || error.errno == .fileExists {
            try store.sync(folder: part.folder)
        } catch  where error.errno == .noSuchFileOrDirectory {
            return
        }
    }

    /// Removes every file from the staging folder: what a run left there that did not get to its commit.
    ///
    /// - Returns: How many there were.
    @discardableResult
    public func clearStaging() throws(StorageError) -> Int {
        var names: [[UInt8]] = []
        try store.list(staging) { names.append(Array($0.name)) }
        for name in names { try store.removeIfPresent(staging.appending(nameBytes: name)) }
        return names.count
    }
}
