internal import Deduplicate
internal import Ingest
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage
internal import Warehouse

/// One run: takes the pages waiting in the inbox through all stages to the warehouse.
///
/// The calling task reads files and places articles; threads prepare pages meanwhile, and another makes what was placed
/// durable. Results are taken in inbox order, so the number of threads does not change the warehouse.
public struct PageRun {
    private let project: Project
    private let options: RunOptions

    public init(_ project: Project, options: RunOptions = RunOptions()) {
        self.project = project
        self.options = options
    }

    /// Runs until the inbox is empty, a signal asks to stop, or the disk fails.
    ///
    /// - Throws: `RunError`; what was committed before stays, the rest is still in the inbox.
    public func run() throws -> RunReport {
        try Self.translatingErrors { try runLocked() }
    }

    private func runLocked() throws -> RunReport {
        let state = StateFolder(path: project.state)
        let lock = try RunLock.acquire(state, store: options.store, waits: options.waits)
        defer { lock.release() }
        let session = RunSession(project: project, state: state, options: options)
        return try session.run()
    }

    /// Gives errors of the disk and the ledger their exit status.
    static func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as StorageError {
            throw RunError(.disk, "\(error)")
        } catch let error as LedgerError {
            if case .madeByNewerVersion = error { throw RunError(.configuration, "\(error)") }
            guard case .disk(let path, _) = error else { throw RunError(.disk, "\(error)") }
            throw RunError(.disk, "\(error)" + room(at: FilePath(path)))
        }
    }

    /// How little is free beside `path`, in brackets: SQLite gives a full disk several names. Empty where a ledger has room.
    private static func room(at path: FilePath) -> String {
        guard let space = try? DiskStore().space(at: path.folder), space.freeBytes < 1 << 20 else { return "" }
        return " (\(space.freeBytes) bytes and \(space.freeFiles) files are free there)"
    }
}
