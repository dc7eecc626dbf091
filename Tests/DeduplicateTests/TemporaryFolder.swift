import Storage
import SystemPackage

/// A folder of its own for one test, removed with everything in it when the test is done.
final class TemporaryFolder {
    let path: FilePath
    let store = DiskStore()

    init() throws {
        path = FilePath("/tmp/policytrack-tests/\(UInt64.random(in: 0 ... .max))")
        try store.createFolder(path)
    }

    deinit { Self.removeAll(path, store) }

    /// The names in the folder, sorted.
    func names() throws -> [String] {
        var names: [String] = []
        try store.list(path) { names.append(String(decoding: $0.name, as: UTF8.self)) }
        return names.sorted()
    }

    private static func removeAll(_ folder: FilePath, _ store: DiskStore) {
        var entries: [(path: FilePath, kind: FileKind)] = []
        try? store.list(folder) { entries.append((folder.appending(nameBytes: Array($0.name)), $0.kind)) }
        for entry in entries {
            if entry.kind == .folder { removeAll(entry.path, store) } else { try? store.remove(entry.path) }
        }
        try? store.removeFolder(folder)
    }
}
