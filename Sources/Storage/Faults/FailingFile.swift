internal import SystemPackage

/// A file that a ``FailingStore`` opened for writing: its steps are counted and fail as the store's plan says.
final class FailingFile: WritableFile {
    private let file: any WritableFile
    private let path: FilePath
    private let store: FailingStore
    /// The first failure; every later call repeats it, as ``WritableFile`` promises.
    private var failure: StorageError?

    init(wrapping file: any WritableFile, path: FilePath, store: FailingStore) {
        self.file = file
        self.path = path
        self.store = store
    }

    func write(_ content: UnsafeRawBufferPointer) throws(StorageError) {
        do {
            try record(.write, content: content)
        } catch {
            try file.write(UnsafeRawBufferPointer(rebasing: content[..<(content.count / 2)]))
            throw error
        }
        try file.write(content)
    }

    func sync() throws(StorageError) {
        try record(.sync)
        try file.sync()
    }

    func close() throws(StorageError) {
        try record(.close)
        try file.close()
    }

    private func record(
        _ operation: StorageOperation, content: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)
    ) throws(StorageError) {
        if let failure { throw failure }
        do {
            try store.record(operation, path, content: content)
        } catch {
            failure = error
            throw error
        }
    }
}
