internal import FoundationEssentials
internal import PipelineModel
public import Storage
public import SystemPackage

/// A finder whose index stands by itself, without a ledger: its folder holds the manifest too, and a lock that lets one
/// program at a time use it.
public struct StandaloneFinder {
    public let finder: DuplicateFinder
    private let folder: FilePath
    private let store: any FileStore
    private let lock: FileLock

    /// Opens the index in `folder`, which is made where it is missing.
    ///
    /// - Throws: ``RunError`` where another program uses it or the manifest cannot be read, ``IndexError`` where its
    ///   files are damaged.
    public init(
        in folder: FilePath, store: any FileStore = DiskStore(), options: DeduplicateOptions = DeduplicateOptions()
    ) throws {
        try store.createDurableFolder(folder)
        guard case .acquired(let lock) = try store.lock(folder.appending("lock")) else {
            throw RunError(.locked, "another program uses the index \(folder)")
        }
        let manifest = try Self.manifest(in: folder, store: store)
        finder = try DuplicateFinder(manifest, in: folder, store: store, options: options)
        self.folder = folder
        self.store = store
        self.lock = lock
    }

    /// Makes what the finder learned durable.
    public func commit() throws {
        let manifest = try finder.stage()
        let content = try JSONEncoder().encode(manifest)
        try store.replace(
            folder.appending(Self.name), with: Array(content), by: folder.appending("\(Self.name).part"))
        try finder.published(manifest)
    }

    private static let name = "manifest.json"
    /// A manifest has some 200 bytes a segment and two hundred segments at most.
    private static let largestManifest = 1 << 20

    private static func manifest(in folder: FilePath, store: any FileStore) throws -> IndexManifest {
        let path = folder.appending(name)
        guard try store.statusIfPresent(of: path) != nil else { return IndexManifest() }
        let content = try store.read(path, limit: largestManifest)
        guard let manifest = try? JSONDecoder().decode(IndexManifest.self, from: Data(content.bytes)) else {
            throw IndexError(path: path.string, detail: "it is no manifest of an index")
        }
        return manifest
    }
}
