import Glibc
import Ingest
import PipelineModel
import Storage
import Synchronization
import SystemPackage
import Testing

@Suite("The inbox")
struct InboxTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A clock that is an hour ahead of the files, so that all of them have rested, and that must not be waited for.
    private static let later = InboxClock(
        now: { FileTime(nanoseconds: InboxClock.system.now().nanoseconds + 3_600_000_000_000) },
        uptime: { .zero }, wait: { _ in Issue.record("waited for a file that had rested") })

    /// A clock by which every file is fresh and whose waiting does `work` and takes no time.
    private static func waiting(_ work: @escaping @Sendable (Duration) -> Void) -> InboxClock {
        InboxClock(now: InboxClock.system.now, uptime: { .zero }, wait: work)
    }

    /// What an inbox gives: the names of its files, and of those refused or unreadable with a word behind.
    private func drain(_ inbox: inout Inbox) throws -> [String] {
        var names: [String] = []
        while let item = try inbox.next() {
            switch item {
            case .file(let file, _): names.append(file.name.display)
            case .refused(let name, _, let refusal): names.append("\(name.display) \(refusal.reason.rawValue)")
            case .unreadable(let name, let error): names.append("\(name.display) \(error.code)")
            }
        }
        return names
    }

    private func inbox(
        store: any FileStore = DiskStore(), limit: Int? = nil, clock: InboxClock = later,
        options: (inout IngestOptions) -> Void = { _ in }
    ) -> Inbox {
        var chosen = IngestOptions()
        options(&chosen)
        return Inbox(folder: folder.path, store: store, options: chosen, limit: limit, clock: clock)
    }

    @Test("an empty inbox costs one listing and no waiting")
    func isCheapWhenEmpty() throws {
        let store = FailingStore(wrapping: DiskStore())
        var inbox = inbox(store: store)
        #expect(try inbox.next() == nil)
        #expect(try inbox.next() == nil)
        #expect(store.steps.map(\.operation) == [.list])
    }

    @Test("files come oldest change first, whatever their names")
    func ordersByChange() throws {
        for name in ["c", "a", "b"] {
            try folder.write(name, to: name)
            usleep(20_000)
        }
        var inbox = inbox()
        #expect(try drain(&inbox) == ["c", "a", "b"])
        #expect(inbox.left == 0)
    }

    @Test("names of what is no page, or not yet one, are passed over and counted")
    func ignoresNames() throws {
        let names = [
            ".DS_Store", ".page.html.swp", "page.html~", "~$page.docx", "a.tmp", "a.html.part", "a.PARTIAL",
            "a.crdownload", "a.download", "a.filepart", "Thumbs.db", "desktop.ini",
        ]
        for name in names { try folder.write("x", to: name) }
        try folder.write("x", to: "part.html")
        try folder.write("x", to: "~a.html")
        var inbox = inbox()
        #expect(Set(try drain(&inbox)) == ["part.html", "~a.html"])
        #expect(inbox.tally.ignored == [.name: names.count])
    }

    @Test("links, pipes and folders are passed over and counted, the pipeline's own folders not")
    func ignoresOtherKinds() throws {
        try folder.write("x", to: "a.html")
        symlink("a.html", folder("inside.html").string)
        symlink("/etc/passwd", folder("outside.html").string)
        symlink("loop.html", folder("loop.html").string)
        symlink("nowhere", folder("dangling.html").string)
        mkfifo(folder("pipe.html").string, 0o600)
        for name in ["a_files", "a.html.d", "_processed", "_quarantine"] { try DiskStore().createFolder(folder(name)) }
        var inbox = inbox()
        #expect(try drain(&inbox) == ["a.html"])
        #expect(inbox.tally.ignored == [.symbolicLink: 4, .special: 1, .folder: 2])
    }

    @Test("a fresh file is waited for, all of them once")
    func waitsOnce() throws {
        for name in ["a", "b", "c"] { try folder.write("x", to: name) }
        let waits = Mutex<[Duration]>([])
        let uptime = Mutex<Duration>(.zero)
        let clock = InboxClock(now: InboxClock.system.now, uptime: { uptime.withLock { $0 } }) { duration in
            waits.withLock { $0.append(duration) }
            uptime.withLock { $0 += duration }
        }
        var inbox = inbox(clock: clock)
        #expect(try drain(&inbox).sorted() == ["a", "b", "c"])
        #expect(waits.withLock { $0 } == [.seconds(2)])
    }

    @Test("a file whose change lies in the future is told by two looks")
    func trustsLooksNotClocks() throws {
        try folder.write("x", to: "a")
        let waits = Mutex(0)
        let clock = InboxClock(now: { FileTime(nanoseconds: 0) }, uptime: { .zero }) { _ in waits.withLock { $0 += 1 } }
        var inbox = inbox(clock: clock)
        #expect(try drain(&inbox) == ["a"])
        #expect(waits.withLock { $0 } == 1)
    }

    @Test("a file that grows between the looks stays for the next run, also with its modification time set back")
    func leavesGrowingFiles() throws {
        for name in ["grows", "rests", "replaced", "touched"] { try folder.write("x", to: name) }
        let folder = folder
        var inbox = inbox(
            clock: Self.waiting { _ in
                try? folder.write("more", to: "grows")
                try? folder.write("x", to: ".new")
                try? DiskStore().rename(folder(".new"), to: folder("replaced"))
                // As `cp -p` and rsync do: the same size, an old modification time.
                var times = [timespec(tv_sec: 1_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000, tv_nsec: 0)]
                utimensat(AT_FDCWD, folder("touched").string, &times, 0)
            })
        #expect(try drain(&inbox) == ["rests"])
        #expect(inbox.tally.left == [.changing: 3])
        #expect(inbox.left == 3)
    }

    @Test("a file that somebody has open for writing stays, where the kernel tells")
    func leavesOpenFiles() throws {
        try folder.write("x", to: "a")
        let file = try DiskStore().append(to: folder("a"))
        guard try DiskStore().writers(of: folder("a")) == .open else { return }
        var inbox = inbox()
        #expect(try drain(&inbox) == [])
        #expect(inbox.tally.left == [.beingWritten: 1])
        try file.close()
    }

    @Test("a file that changes right before, or while, it is read stays for the next run", arguments: [3, 4])
    func leavesFilesChangedMeanwhile(before number: Int) throws {
        try folder.write("x", to: "a")
        let folder = folder
        let steps = Mutex(0)
        // List, look, ask for writers, read, look again.
        let store = FailingStore(wrapping: DiskStore()) { _ in
            let step = steps.withLock { steps in
                defer { steps += 1 }
                return steps
            }
            if step == number { try? folder.write("more", to: "a") }
        }
        var inbox = inbox(store: store)
        #expect(try drain(&inbox) == [])
        #expect(inbox.tally.left == [.changing: 1])
        #expect(store.count == 4 + (number - 3))
    }

    @Test("a file that is gone when it is to be read is no error")
    func countsVanishedFiles() throws {
        try folder.write("x", to: "a")
        let folder = folder
        var inbox = inbox(clock: Self.waiting { _ in try? DiskStore().remove(folder("a")) })
        #expect(try drain(&inbox) == [])
        #expect(inbox.tally.vanished == 1)
    }

    @Test("a file without bytes may be a placeholder for a day; then it is taken")
    func waitsForPlaceholders() throws {
        try folder.write("", to: "a")
        var early = inbox()
        #expect(try drain(&early) == [])
        #expect(early.tally.left == [.empty: 1])
        let nextDay = InboxClock(
            now: { FileTime(nanoseconds: InboxClock.system.now().nanoseconds + 90_000_000_000_000) },
            uptime: { .zero }, wait: { _ in })
        var late = inbox(clock: nextDay)
        #expect(try drain(&late) == ["a"])
    }

    @Test("a file over the limit is refused unread, one at the limit is taken")
    func refusesLargeFiles() throws {
        try folder.write(String(repeating: "x", count: 1024), to: "fits")
        usleep(20_000)
        try folder.write(String(repeating: "x", count: 1025), to: "large")
        let store = FailingStore(wrapping: DiskStore())
        var inbox = inbox(store: store) { $0.maximumPageBytes = 1024 }
        #expect(try drain(&inbox) == ["fits", "large too-large"])
        #expect(store.steps.filter { $0.operation == .read }.map(\.path) == [folder("fits")])
    }

    @Test("a file that cannot be read is reported and stays")
    func reportsUnreadableFiles() throws {
        try folder.write("x", to: "a")
        try folder.write("x", to: "b")
        // List, two looks, ask for writers, read.
        let store = FailingStore(wrapping: DiskStore(), plan: .fail(at: 4, .permissionDenied))
        var inbox = inbox(store: store)
        #expect(try drain(&inbox).map { $0.suffix(10) }.first == "unreadable")
        #expect(store.steps[4].operation == .read)
    }

    @Test("a disk that fails ends the run")
    func throwsDiskErrors() throws {
        try folder.write("x", to: "a")
        for (number, errno) in [(0, Errno.permissionDenied), (2, .tooManyOpenFiles), (3, .tooManyOpenFiles)] {
            var inbox = inbox(store: FailingStore(wrapping: DiskStore(), plan: .fail(at: number, errno)))
            let error = #expect(throws: StorageError.self) { try inbox.next() }
            #expect(error?.errno == errno)
        }
    }

    @Test("a missing inbox says so")
    func throwsForMissingInbox() throws {
        var inbox = Inbox(folder: folder("nowhere"), store: DiskStore())
        let error = #expect(throws: StorageError.self) { try inbox.next() }
        #expect(error?.operation == .list)
        #expect(error?.errno == .noSuchFileOrDirectory)
    }

    @Test("no more files are given than were asked for")
    func honoursLimit() throws {
        for name in ["a", "b", "c"] { try folder.write("x", to: name) }
        var inbox = inbox(limit: 2)
        #expect(try drain(&inbox).count == 2)
        #expect(try inbox.next() == nil)
    }

    @Test(
        "an inbox larger than the window is given whole and in the same order", arguments: [1, 2, 3, 7, 10, 11, 20, 21])
    func streams(window: Int) throws {
        for number in 0..<20 { try folder.write("x", to: "\(number * 7 % 20)") }
        var whole = inbox()
        let expected = try drain(&whole)
        var inbox = Inbox(folder: folder.path, store: DiskStore(), window: window, clock: Self.later)
        #expect(try drain(&inbox) == expected)
        #expect(expected.count == 20)
    }

    @Test("names in GBK, with line breaks, escapes or a leading hyphen are read, byte for byte")
    func readsOddNames() throws {
        let names: Set<[UInt8]> = [
            [0xD0, 0xC2, 0xCE, 0xC5], Array("-rf\n\t\u{1B}[31m\"'".utf8), Array(repeating: 0xE4, count: 255),
            Array("é".utf8), Array("e\u{301}".utf8), Array("A".utf8), Array("a".utf8),
        ]
        for name in names {
            try DiskStore().write([1], toNew: folder.path.appending(nameBytes: name), synced: false)
        }
        var inbox = inbox()
        var found: Set<[UInt8]> = []
        while case .file(let file, _) = try inbox.next() { found.insert(file.name.bytes) }
        #expect(found == names)
    }
}
