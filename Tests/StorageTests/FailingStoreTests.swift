import Storage
import SystemPackage
import Testing

@Suite("A store that fails on request")
struct FailingStoreTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Replaces one file durably: seven operations, the first of which finds nothing to remove.
    private func replace(in store: some FileStore) throws {
        try store.replace(folder("a"), with: Array("new content".utf8), by: folder("a.new"))
    }

    private static let replacing: [StorageOperation] = [
        .remove, .create, .write, .sync, .close, .rename, .syncFolder,
    ]

    @Test("a durable replacement syncs the file, then renames it, then syncs the folder")
    func recordsOrder() throws {
        let store = FailingStore(wrapping: DiskStore(), keepsContent: true)
        try replace(in: store)
        #expect(store.steps.map(\.operation) == Self.replacing)
        #expect(store.steps[2].content == Array("new content".utf8))
        #expect(store.steps[5].path == folder("a.new"))
        #expect(store.steps[5].target == folder("a"))
        #expect(store.steps[6].path == folder.path)
    }

    @Test("whichever operation fails, the file is whole, and the next attempt succeeds", arguments: 0..<7)
    func survivesFailure(at number: Int) throws {
        try folder.write("old", to: "a")
        for errno in [Errno.noSpace, .ioError, .tooManyOpenFiles, .permissionDenied] {
            let store = FailingStore(wrapping: DiskStore(), plan: .fail(at: number, errno))
            let error = try storageError { try replace(in: store) }
            #expect(error.errno == errno)
            #expect(error.operation == Self.replacing[number])
            let content = try DiskStore().read(folder("a"), limit: 100).bytes
            #expect([Array("old".utf8), Array("new content".utf8)].contains(content))
            store.heal()
            try replace(in: store)
            #expect(try DiskStore().read(folder("a"), limit: 100).bytes == Array("new content".utf8))
            #expect(try folder.names() == ["a"])
        }
    }

    @Test("nothing happens after a stop, and half a write is left of the one it fell into", arguments: 0..<7)
    func stops(at number: Int) throws {
        try folder.write("old", to: "a")
        let store = FailingStore(wrapping: DiskStore(), plan: .stop(at: number))
        #expect(try storageError { try replace(in: store) }.cause == .stopped)
        #expect(try storageError { try replace(in: store) }.cause == .stopped)
        #expect(try storageError { _ = try store.read(folder("a"), limit: 9) }.cause == .stopped)
        if number == 2 {
            #expect(try DiskStore().read(folder("a.new"), limit: 100).bytes == Array("new c".utf8))
        }
        let renamed = number > 5
        let content = try DiskStore().read(folder("a"), limit: 100).bytes
        #expect(content == Array((renamed ? "new content" : "old").utf8))
    }

    @Test("a full disk stays full until it is healed")
    func staysFull() throws {
        let store = FailingStore(wrapping: DiskStore(), plan: .failFrom(1, .noSpace))
        _ = try store.status(of: folder.path)
        for _ in 0..<3 {
            #expect(try storageError { _ = try store.status(of: folder.path) }.errno == .noSpace)
        }
        store.heal()
        #expect(try store.status(of: folder.path).kind == .folder)
        #expect(store.count == 5)
    }

    @Test("a failed sync is final for the file, also once the disk is well again")
    func keepsFailedSync() throws {
        let store = FailingStore(wrapping: DiskStore(), plan: .fail(at: 2, .ioError))
        let file = try store.create(folder("a"))
        try file.write([1])
        #expect(try storageError { try file.sync() }.errno == .ioError)
        #expect(try storageError { try file.sync() }.errno == .ioError)
        #expect(try storageError { try file.write([2]) }.errno == .ioError)
    }

    @Test("a stop gives back the locks, as the kernel does for a killed process")
    func releasesLocks() throws {
        let store = FailingStore(wrapping: DiskStore(), plan: .stop(at: 1))
        let outcome = try store.lock(folder("lock"))
        try withExtendedLifetime(outcome) {
            #expect(throws: StorageError.self) { try store.status(of: folder.path) }
            guard case .acquired = try DiskStore().lock(folder("lock")) else {
                Issue.record("the lock outlived the stop")
                return
            }
        }
    }
}
