import Glibc
import Storage
import SystemPackage
import Testing

@Suite("Locks and writers")
struct LockingTests {
    let folder: TemporaryFolder
    let store = DiskStore()

    init() throws { folder = try TemporaryFolder() }

    @Test("one holder at a time, and the second is told who it is")
    func excludes() throws {
        guard case .acquired(let lock) = try store.lock(folder("lock")) else {
            Issue.record("a lock that nobody holds was refused")
            return
        }
        guard case .held(let holder) = try store.lock(folder("lock")) else {
            Issue.record("the lock was given twice")
            return
        }
        #expect(holder?.processID == Int(getpid()))
        #expect(holder?.since.count == "2026-11-21T04:10:00Z".count)
        lock.release()
        guard case .acquired = try store.lock(folder("lock")) else {
            Issue.record("a lock given back was refused")
            return
        }
    }

    @Test("a lock let go is given back")
    func releasesAtTheEnd() throws {
        _ = try store.lock(folder("lock"))
        guard case .acquired = try store.lock(folder("lock")) else {
            Issue.record("the lock outlived its value")
            return
        }
    }

    @Test("a holder that has not written its name yet is nobody")
    func toleratesUnnamedHolder() throws {
        guard case .acquired(let lock) = try store.lock(folder("lock")) else {
            Issue.record("a lock that nobody holds was refused")
            return
        }
        try store.truncate(folder("lock"), to: 3)
        guard case .held(let holder) = try store.lock(folder("lock")) else {
            Issue.record("the lock was given twice")
            return
        }
        #expect(holder == nil)
        lock.release()
    }

    @Test("a file open for writing has writers, and none once it is closed")
    func seesWriters() throws {
        let file = try store.create(folder("a"))
        #expect([.open, .unknown].contains(try store.writers(of: folder("a"))))
        let whileOpen = try store.writers(of: folder("a"))
        try file.close()
        let afterwards = try store.writers(of: folder("a"))
        #expect(whileOpen == .unknown ? afterwards == .unknown : afterwards == .none)
    }
}
