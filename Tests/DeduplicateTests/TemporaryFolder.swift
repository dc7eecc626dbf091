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

    deinit {
        for name in (try? names()) ?? [] { try? store.remove(path.appending(name)) }
        try? store.removeFolder(path)
    }

    /// The names in the folder, sorted.
    func names() throws -> [String] {
        var names: [String] = []
        try store.list(path) { names.append(String(decoding: $0.name, as: UTF8.self)) }
        return names.sorted()
    }
}
