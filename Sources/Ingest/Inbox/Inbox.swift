public import PipelineModel
public import Storage
public import SystemPackage

/// The folder that pages are dropped into: gives its settled files, one at a time, oldest change first.
///
/// Only regular files directly in the folder count. Files of equal change time come in the order of their names' bytes,
/// so that the order is the same on every run. Each file is looked at twice, ``IngestOptions/settleSeconds`` apart where
/// it changed lately, and read only if both looks agree and nobody has it open for writing; if it changed while it was
/// read, it is left for the next run. All fresh files together are waited for once.
///
/// Memory: the names and facts of at most 163,840 files at a time, some 50 MB, however many there are. A fuller inbox is
/// listed again for each further 131,072 files: a million files cost eight listings, half a minute of processor time in
/// all beside the hour that parsing them takes. An empty inbox costs one listing.
public struct Inbox {
    /// What became of one file.
    public enum Item: Sendable {
        /// A settled file with what it was when it was read.
        case file(RawFile, FileStatus)
        /// A file that is refused unread, for it is too large.
        case refused(PageName, FileStatus, Refusal)
        /// A file that stays where it is because it cannot be read.
        case unreadable(PageName, PageError)
    }

    /// What was passed over so far.
    public private(set) var tally = InboxTally()

    private let folder: FilePath
    private let store: any FileStore
    private let options: IngestOptions
    private let clock: InboxClock
    private let window: Int
    private var settlement: Settlement
    /// Files that may still be taken; `nil` for any number.
    private var allowance: Int?
    /// The next files, the first of them last.
    private var waiting: [InboxEntry] = []
    /// The last file of the listing before; later listings begin behind it.
    private var last: InboxEntry?
    private var isListedWhole = false

    /// - Parameters:
    ///   - folder: The inbox.
    ///   - store: The disk.
    ///   - options: Settling time and the size a page may have.
    ///   - limit: How many files to give at most; `nil` for all.
    ///   - window: How many files are given before the folder is listed again; a quarter more are held in memory.
    ///   - clock: The time; tests bring their own.
    public init(
        folder: FilePath, store: any FileStore, options: IngestOptions = IngestOptions(), limit: Int? = nil,
        window: Int = 131_072, clock: InboxClock = .system
    ) {
        self.folder = folder
        self.store = store
        self.options = options
        self.clock = clock
        self.window = window
        allowance = limit
        settlement = Settlement(settling: .seconds(options.settleSeconds), clock: clock)
    }

    /// Files that stay in the inbox for a later run.
    public var left: Int { tally.left.values.reduce(0, +) }

    /// Files that were listed and not yet given. More may follow where the inbox is fuller than one listing holds.
    public var waitingCount: Int { min(waiting.count, allowance ?? .max) }

    /// The next file; `nil` once there is none. Waits where a file is fresh.
    ///
    /// - Throws: Where the folder cannot be listed, or the disk fails for reasons that are not one file's own.
    public mutating func next() throws(StorageError) -> Item? {
        guard allowance != 0 else { return nil }
        while let entry = try nextEntry() {
            settlement.wait(for: entry.status)
            guard let item = try take(entry) else { continue }
            allowance = allowance.map { $0 - 1 }
            return item
        }
        return nil
    }

    private mutating func nextEntry() throws(StorageError) -> InboxEntry? {
        if waiting.isEmpty, !isListedWhole {
            var listing = InboxListing(after: last, capacity: window)
            try listing.read(folder, of: store)
            settlement.begin()
            if last == nil { tally.ignored = listing.ignored }
            waiting = listing.oldest().reversed()
            isListedWhole = listing.isWhole
            last = waiting.first
        }
        return waiting.popLast()
    }

    // MARK: One file

    /// Reads a file; `nil` where it is passed over, which is counted.
    private mutating func take(_ entry: InboxEntry) throws(StorageError) -> Item? {
        let path = folder.appending(nameBytes: entry.name.bytes)
        do {
            if entry.status.size == 0, settlement.isYoung(entry.status) { return leave(.empty) }
            guard entry.status.size <= options.maximumPageBytes else { return try refuse(entry, at: path) }
            if try store.writers(of: path) == .open { return leave(.beingWritten) }
            let contents = try store.read(path, limit: options.maximumPageBytes)
            guard contents.status == entry.status, try store.status(of: path) == contents.status else {
                return leave(.changing)
            }
            return .file(RawFile(name: entry.name, bytes: contents.bytes), contents.status)
        } catch {
            return try pass(over: entry, error)
        }
    }

    /// Refuses a file for its size, unless it is still changing.
    private mutating func refuse(_ entry: InboxEntry, at path: FilePath) throws(StorageError) -> Item? {
        guard try store.status(of: path) == entry.status else { return leave(.changing) }
        let detail =
            "it has \(entry.status.size) bytes, but at most \(options.maximumPageBytes) are allowed "
            + "(ingest.maximumPageBytes)"
        return .refused(entry.name, entry.status, Refusal(.ingest, .tooLarge, detail))
    }

    private mutating func leave(_ reason: InboxTally.Left) -> Item? {
        tally.left[reason, default: 0] += 1
        return nil
    }

    /// Decides what an error of one file means: it is gone, is still changing, cannot be read, or the run cannot go on.
    private mutating func pass(over entry: InboxEntry, _ error: StorageError) throws(StorageError) -> Item? {
        switch error.cause {
        case .tooLarge, .notRegular: return leave(.changing)
        case .system(.noSuchFileOrDirectory):
            tally.vanished += 1
            return nil
        case .system(.permissionDenied), .system(.notPermitted), .system(.ioError), .system(.tooManySymbolicLinkLevels),
            .system(.noSuchAddressOrDevice), .system(.staleNFSFileHandle):
            return .unreadable(entry.name, PageError(.ingest, code: "unreadable", detail: error.description))
        default: throw error
        }
    }
}
