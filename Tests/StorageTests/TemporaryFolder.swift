import Storage
import SystemPackage
import Testing

/// A folder of its own for one test, removed with everything in it when the test is done.
final class TemporaryFolder {
    let path: FilePath
    let store = DiskStore()

    init() throws {
        let base = FilePath("/tmp/policytrack-tests")
        path = base.appending("\(UInt64.random(in: 0 ... .max))")
        try store.createFolder(path)
    }

    deinit { Self.removeAll(path) }

    func callAsFunction(_ name: String) -> FilePath { path.appending(name) }

    /// Writes a file of the folder.
    @discardableResult
    func write(_ content: String, to name: String) throws -> FilePath {
        try store.write(Array(content.utf8), toNew: self(name), synced: false)
        return self(name)
    }

    func names(in folder: FilePath? = nil) throws -> [String] {
        var names: [String] = []
        try store.list(folder ?? path) { names.append(String(decoding: $0.name, as: UTF8.self)) }
        return names.sorted()
    }

    private static func removeAll(_ folder: FilePath) {
        let store = DiskStore()
        var entries: [(path: FilePath, kind: FileKind)] = []
        try? store.list(folder) { entries.append((folder.appending(nameBytes: Array($0.name)), $0.kind)) }
        for entry in entries {
            if entry.kind == .folder { removeAll(entry.path) } else { try? store.remove(entry.path) }
        }
        try? store.removeFolder(folder)
    }
}

/// The error that `body` throws.
func storageError(_ body: () throws -> Void) throws -> StorageError {
    try #require(throws: StorageError.self) { try body() }
}
