internal import CLinux
internal import Glibc
internal import SystemPackage

/// A file of the disk, open for writing.
final class DiskFile: WritableFile {
    private let path: FilePath
    private let store: DiskStore
    private var descriptor: FileDescriptor?
    /// The first failure; every later call repeats it.
    private var failure: StorageError?

    init(owning descriptor: FileDescriptor, path: FilePath, store: DiskStore) {
        self.descriptor = descriptor
        self.path = path
        self.store = store
    }

    deinit { try? descriptor?.close() }

    func write(_ content: UnsafeRawBufferPointer) throws(StorageError) {
        try finally(.write) { descriptor in
            var rest = content
            while !rest.isEmpty {
                let written = try descriptor.write(rest)
                // The kernel never says 0 for a regular file; were it to, this would not end.
                guard written > 0 else { throw Errno.ioError }
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            }
        }
    }

    /// Has the disk begin with what was written, without waiting for it.
    func beginWriting() {
        if let descriptor { _ = policytrack_beginWriting(descriptor.rawValue) }
    }

    func sync() throws(StorageError) {
        try finally(.sync) { descriptor in try store.check(fsync(descriptor.rawValue)) }
    }

    func close() throws(StorageError) {
        if descriptor == nil, failure == nil { return }
        try finally(.close) { descriptor in
            self.descriptor = nil
            do {
                try descriptor.close()
            } catch Errno.interrupted {
                // On Linux the descriptor is gone all the same.
            }
        }
    }

    /// Runs a step unless one has failed, and keeps its failure.
    private func finally(
        _ operation: StorageOperation, _ body: (FileDescriptor) throws -> Void
    ) throws(StorageError) {
        if let failure { throw failure }
        do {
            try store.step(operation, path) {
                guard let descriptor else { throw Errno.badFileDescriptor }
                try body(descriptor)
            }
        } catch {
            failure = error
            throw error
        }
    }
}
