internal import Synchronization
public import SystemPackage

/// A store for tests: it counts and records the operations on another store, and lets chosen ones fail or stops at one
/// as if the program had been killed.
///
/// An operation that is made to fail is not carried out, but for a write, of which the first half is written: that is
/// what a full disk or a killed program leaves behind.
public final class FailingStore: FileStore {
    private struct State {
        var plan: FaultPlan
        var steps: [StorageStep] = []
        var locks: [FileLock] = []
    }

    private let store: any FileStore
    private let keepsContent: Bool
    private let before: @Sendable (StorageStep) -> Void
    private let state: Mutex<State>

    /// - Parameters:
    ///   - store: Where operations are carried out.
    ///   - plan: What happens to them.
    ///   - keepsContent: Whether what is written is recorded too, to replay it.
    ///   - before: Called before each operation, to delay it or to do what another program might do in between.
    public init(
        wrapping store: any FileStore, plan: FaultPlan = .none, keepsContent: Bool = false,
        before: @escaping @Sendable (StorageStep) -> Void = { _ in }
    ) {
        self.store = store
        self.keepsContent = keepsContent
        self.before = before
        state = Mutex(State(plan: plan))
    }

    /// The operations so far, failed ones among them.
    public var steps: [StorageStep] { state.withLock { $0.steps } }

    /// The number of operations so far; the next one has it as its number.
    public var count: Int { state.withLock { $0.steps.count } }

    /// Changes what happens to the operations to come.
    public func follow(_ plan: FaultPlan) { state.withLock { $0.plan = plan } }

    /// Lets everything succeed from now on.
    public func heal() { follow(.none) }

    public func list(
        _ folder: FilePath, _ visit: (borrowing FolderEntry) throws(StorageError) -> Void
    ) throws(StorageError) {
        try record(.list, folder)
        try store.list(folder, visit)
    }

    public func status(of path: FilePath) throws(StorageError) -> FileStatus {
        try record(.status, path)
        return try store.status(of: path)
    }

    public func read(_ path: FilePath, limit: Int) throws(StorageError) -> FileContents {
        try record(.read, path)
        return try store.read(path, limit: limit)
    }

    public func read(_ path: FilePath, from offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        try record(.readRange, path)
        return try store.read(path, from: offset, count: count)
    }

    public func map(_ path: FilePath) throws(StorageError) -> MappedFile {
        try record(.map, path)
        return try store.map(path)
    }

    public func create(_ path: FilePath) throws(StorageError) -> any WritableFile {
        try record(.create, path)
        return FailingFile(wrapping: try store.create(path), path: path, store: self)
    }

    public func append(to path: FilePath) throws(StorageError) -> any WritableFile {
        try record(.append, path)
        return FailingFile(wrapping: try store.append(to: path), path: path, store: self)
    }

    public func sync(_ file: FilePath) throws(StorageError) {
        try record(.sync, file)
        try store.sync(file)
    }

    /// One after the other, so that the order of the steps is the same each time.
    public func sync(_ files: [any WritableFile]) throws(StorageError) {
        for file in files { try file.sync() }
    }

    public func sync(folder: FilePath) throws(StorageError) {
        try record(.syncFolder, folder)
        try store.sync(folder: folder)
    }

    /// One after the other, as files.
    public func sync(folders: [FilePath]) throws(StorageError) {
        for folder in folders { try sync(folder: folder) }
    }

    public func rename(_ source: FilePath, to target: FilePath) throws(StorageError) {
        try record(.rename, source, target: target)
        try store.rename(source, to: target)
    }

    public func rename(_ source: FilePath, toNew target: FilePath) throws(StorageError) {
        try record(.renameWithoutReplacing, source, target: target)
        try store.rename(source, toNew: target)
    }

    public func link(_ source: FilePath, to target: FilePath) throws(StorageError) {
        try record(.link, source, target: target)
        try store.link(source, to: target)
    }

    public func remove(_ path: FilePath) throws(StorageError) {
        try record(.remove, path)
        try store.remove(path)
    }

    public func removeFolder(_ path: FilePath) throws(StorageError) {
        try record(.removeFolder, path)
        try store.removeFolder(path)
    }

    @discardableResult
    public func createFolder(_ path: FilePath) throws(StorageError) -> [FilePath] {
        try record(.createFolder, path)
        return try store.createFolder(path)
    }

    public func truncate(_ path: FilePath, to size: Int) throws(StorageError) {
        try record(.truncate, path)
        try store.truncate(path, to: size)
    }

    public func space(at path: FilePath) throws(StorageError) -> FileSystemSpace {
        try record(.space, path)
        return try store.space(at: path)
    }

    public func lock(_ path: FilePath) throws(StorageError) -> LockOutcome {
        try record(.lock, path)
        let outcome = try store.lock(path)
        if case .acquired(let lock) = outcome { state.withLock { $0.locks.append(lock) } }
        return outcome
    }

    public func writers(of path: FilePath) throws(StorageError) -> WriterCheck {
        try record(.checkWriters, path)
        return try store.writers(of: path)
    }

    /// Counts an operation and throws where the plan says so.
    func record(
        _ operation: StorageOperation, _ path: FilePath, target: FilePath? = nil,
        content: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)
    ) throws(StorageError) {
        let step = StorageStep(operation, path, target: target, content: keepsContent ? Array(content) : [])
        before(step)
        let cause = state.withLock { state in
            let cause = state.plan.cause(at: state.steps.count)
            state.steps.append(step)
            if cause == .stopped {
                // The kernel gives back the locks of a killed process.
                state.locks.forEach { $0.release() }
                state.locks = []
            }
            return cause
        }
        if let cause { throw StorageError(operation, path, cause) }
    }
}
