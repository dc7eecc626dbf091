import Storage
import SystemPackage

/// A folder of its own for one test, removed with everything in it when the test is done.
final class TemporaryFolder: Sendable {
    let path: FilePath

    init() throws {
        path = FilePath("/tmp/policytrack-tests").appending("\(UInt64.random(in: 0 ... .max))")
        try DiskStore().createFolder(path)
    }

    deinit { Self.removeAll(path) }

    func callAsFunction(_ name: String) -> FilePath { path.appending(name) }

    /// Writes a new file of the folder, or adds to one.
    func write(_ content: String, to name: String) throws {
        let file = try DiskStore().append(to: self(name))
        try file.write(Array(content.utf8))
        try file.close()
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
