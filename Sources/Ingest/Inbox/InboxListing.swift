internal import PipelineModel
internal import Storage
internal import SystemPackage

/// One pass over the inbox that keeps the oldest files only, so that memory does not grow with the inbox.
struct InboxListing {
    private(set) var ignored: [InboxTally.Ignored: Int] = [:]
    /// Whether every file has had room; known once ``oldest()`` was asked for.
    private(set) var isWhole = true

    private let start: InboxEntry?
    private let capacity: Int
    private var entries: [InboxEntry] = []
    /// The youngest file that still has room.
    private var bound: InboxEntry?

    /// - Parameters:
    ///   - start: Files up to this one are passed over; `nil` for none.
    ///   - capacity: How many files to keep. A quarter more are held while the pass lasts: they are sorted and cut when
    ///     that is reached, which costs less than a heap, and one comparison a file once the kept ones are old.
    init(after start: InboxEntry?, capacity: Int) {
        self.start = start
        self.capacity = capacity
    }

    mutating func read(_ folder: FilePath, of store: any FileStore) throws(StorageError) {
        try store.list(folder) { entry throws(StorageError) in
            guard Self.mayBePage(entry.kind) else { return ignore(entry.kind, entry.name) }
            guard !IgnoredNames.contains(entry.name) else {
                ignored[.name, default: 0] += 1
                return
            }
            let name = PageName(bytes: Array(entry.name))
            guard let status = try store.statusIfPresent(of: folder.appending(nameBytes: name.bytes)) else { return }
            guard status.kind == .regular else { return ignore(status.kind, entry.name) }
            keep(InboxEntry(name: name, status: status))
        }
    }

    /// The files kept, oldest first.
    mutating func oldest() -> [InboxEntry] {
        prune()
        return entries
    }

    private mutating func keep(_ entry: InboxEntry) {
        if let start, entry <= start { return }
        if let bound, entry > bound {
            isWhole = false
            return
        }
        entries.append(entry)
        if entries.count > capacity + capacity / 4 { prune() }
    }

    private mutating func prune() {
        entries.sort()
        guard entries.count > capacity else { return }
        entries.removeLast(entries.count - capacity)
        bound = entries.last
        isWhole = false
    }

    private static func mayBePage(_ kind: FileKind) -> Bool { kind == .regular || kind == .unknown }

    private mutating func ignore(_ kind: FileKind, _ name: UnsafeBufferPointer<UInt8>) {
        switch kind {
        // The pipeline's own folders are no surprise.
        case .folder where name.first == UInt8(ascii: "_"): return
        case .folder: ignored[.folder, default: 0] += 1
        case .symbolicLink: ignored[.symbolicLink, default: 0] += 1
        default: ignored[.special, default: 0] += 1
        }
    }
}
