public import SystemPackage

/// Every touch of the disk. Each method is one step, which a test can count, record and make to fail.
///
/// Paths are bytes and need not be UTF-8. Symbolic links are never followed in the last component. Nothing here
/// retries a failed sync: after one, what was written must be taken as lost and written anew to another file.
///
/// Safe to use from several tasks; what two of them do to the same file is theirs to order.
public protocol FileStore: Sendable {
    /// Gives `visit` the entries of `folder` but `.` and `..`, in the file system's order.
    ///
    /// Memory stays flat, however many there are. Entries that come or go meanwhile may be seen or not.
    func list(
        _ folder: FilePath, _ visit: (borrowing FolderEntry) throws(StorageError) -> Void
    ) throws(StorageError)

    /// What `path` is: one `lstat`. `ENOENT` where nothing is there.
    func status(of path: FilePath) throws(StorageError) -> FileStatus

    /// The whole content of the regular file `path`.
    ///
    /// Opening never blocks, whatever `path` is. A file larger than `limit` is told from its size, unread; one that
    /// grows past it meanwhile likewise fails with ``StorageError/Cause/tooLarge(size:limit:)``.
    func read(_ path: FilePath, limit: Int) throws(StorageError) -> FileContents

    /// `count` bytes of the regular file `path` from `offset` (both 0 or more); fewer where the file ends before.
    func read(_ path: FilePath, from offset: Int, count: Int) throws(StorageError) -> [UInt8]

    /// The regular file `path` as read-only memory. It must not be shortened while the map lives.
    func map(_ path: FilePath) throws(StorageError) -> MappedFile

    /// A new empty file, open for writing. `EEXIST` where `path` exists.
    func create(_ path: FilePath) throws(StorageError) -> any WritableFile

    /// The file `path`, open for writing at its end; created where it is missing.
    func append(to path: FilePath) throws(StorageError) -> any WritableFile

    /// Waits until the file's content is on the disk. Prefer ``WritableFile/sync()``, which also sees the errors of
    /// earlier writes through the same descriptor.
    func sync(_ file: FilePath) throws(StorageError)

    /// Waits until everything written to each of the files is on the disk. Cheaper than one after the other, for they wait
    /// together. Which of them are durable after a failure is not known.
    func sync(_ files: [any WritableFile]) throws(StorageError)

    /// Waits until the names in `folder` are on the disk: a rename is durable only then.
    func sync(folder: FilePath) throws(StorageError)

    /// The same for many folders, which wait together.
    func sync(folders: [FilePath]) throws(StorageError)

    /// Gives `source` the name `target`, replacing what has it, in one instant. `EXDEV` across file systems.
    func rename(_ source: FilePath, to target: FilePath) throws(StorageError)

    /// The same, but `EEXIST` where `target` exists. On file systems that cannot do this in one instant, a hard link
    /// and a removal stand in.
    func rename(_ source: FilePath, toNew target: FilePath) throws(StorageError)

    /// Gives the file `source` a second name. `EEXIST` where `target` exists.
    func link(_ source: FilePath, to target: FilePath) throws(StorageError)

    /// Takes the name `path` from a file.
    func remove(_ path: FilePath) throws(StorageError)

    /// Removes an empty folder.
    func removeFolder(_ path: FilePath) throws(StorageError)

    /// Makes the folder `path` and those above it that are missing.
    ///
    /// - Returns: The folders made, outermost first; sync the parent of each to make them durable.
    @discardableResult
    func createFolder(_ path: FilePath) throws(StorageError) -> [FilePath]

    /// Cuts the file (or extends it with zeros) to `size` bytes.
    func truncate(_ path: FilePath, to size: Int) throws(StorageError)

    /// What is free on the file system that holds `path`, and of which kind it is.
    func space(at path: FilePath) throws(StorageError) -> FileSystemSpace

    /// Takes the lock of `path` for this process, or tells who has it; never waits.
    func lock(_ path: FilePath) throws(StorageError) -> LockOutcome

    /// Whether somebody has the regular file `path` open for writing, as far as the kernel tells.
    func writers(of path: FilePath) throws(StorageError) -> WriterCheck
}
