internal import Glibc
public import SystemPackage

extension DiskStore {
    public func create(_ path: FilePath) throws(StorageError) -> any WritableFile {
        try open(path, for: .create, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec])
    }

    public func append(to path: FilePath) throws(StorageError) -> any WritableFile {
        try open(path, for: .append, options: [.create, .append, .noFollow, .nonBlocking, .closeOnExec])
    }

    public func sync(_ file: FilePath) throws(StorageError) {
        try withRegularFile(file, for: .sync) { descriptor, _ in try check(fsync(descriptor.rawValue)) }
    }

    public func sync(_ files: [any WritableFile]) throws(StorageError) {
        // A hint. Where the disk cannot, the sync says so.
        for case let file as DiskFile in files { file.beginWriting() }
        try SyncLanes.forEach(files) { file throws(StorageError) in try file.sync() }
    }

    public func sync(folders: [FilePath]) throws(StorageError) {
        try SyncLanes.forEach(folders) { folder throws(StorageError) in try sync(folder: folder) }
    }

    public func sync(folder: FilePath) throws(StorageError) {
        try step(.syncFolder, folder) {
            let descriptor = try FileDescriptor.open(folder, .readOnly, options: [.directory, .closeOnExec])
            // Nothing was written that a failure to close could lose.
            defer { try? descriptor.close() }
            try check(fsync(descriptor.rawValue))
        }
    }

    public func truncate(_ path: FilePath, to size: Int) throws(StorageError) {
        try step(.truncate, path) {
            let file = try FileDescriptor.open(path, .writeOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
            defer { try? file.close() }
            try file.resize(to: Int64(size))
        }
    }

    private func open(
        _ path: FilePath, for operation: StorageOperation, options: FileDescriptor.OpenOptions
    ) throws(StorageError) -> any WritableFile {
        try step(operation, path) {
            let rights: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
            let descriptor = try FileDescriptor.open(path, .writeOnly, options: options, permissions: rights)
            return DiskFile(owning: descriptor, path: path, store: self)
        }
    }
}
