import Glibc
import Storage
import SystemPackage
import Testing

@Suite("Reading from the disk")
struct DiskReadingTests {
    let folder: TemporaryFolder
    let store = DiskStore()

    init() throws { folder = try TemporaryFolder() }

    @Test("a file is read whole, up to and including its limit")
    func readsWithinLimit() throws {
        let path = try folder.write("十五五", to: "a")
        let contents = try store.read(path, limit: 9)
        #expect(contents.bytes == Array("十五五".utf8))
        #expect(contents.status == (try store.status(of: path)))
        #expect(try storageError { _ = try store.read(path, limit: 8) }.cause == .tooLarge(size: 9, limit: 8))
    }

    @Test("a sparse terabyte is refused by its size, unread")
    func refusesSparseFile() throws {
        let path = try folder.write("", to: "huge")
        try store.truncate(path, to: 1 << 40)
        let error = try storageError { _ = try store.read(path, limit: 1 << 25) }
        #expect(error.cause == .tooLarge(size: 1 << 40, limit: 1 << 25))
    }

    @Test("a range stops at the file's end")
    func readsRange() throws {
        let path = try folder.write("0123456789", to: "a")
        #expect(try store.read(path, from: 3, count: 4) == Array("3456".utf8))
        #expect(try store.read(path, from: 8, count: 10) == Array("89".utf8))
        #expect(try store.read(path, from: 12, count: 1) == [])
    }

    @Test("links are not followed")
    func refusesLinks() throws {
        let path = try folder.write("secret", to: "a")
        symlink(path.string, folder("link").string)
        symlink("nowhere", folder("dangling").string)
        #expect(try store.status(of: folder("link")).kind == .symbolicLink)
        #expect(try storageError { _ = try store.read(folder("link"), limit: 100) }.errno == .tooManySymbolicLinkLevels)
        #expect(try store.status(of: folder("dangling")).kind == .symbolicLink)
    }

    @Test("a pipe nobody writes to does not block, and a folder is no file")
    func refusesOtherKinds() throws {
        mkfifo(folder("pipe").string, 0o600)
        #expect(try storageError { _ = try store.read(folder("pipe"), limit: 1) }.cause == .notRegular(.pipe))
        #expect(try storageError { _ = try store.read(folder.path, limit: 1) }.cause == .notRegular(.folder))
        #expect(try storageError { _ = try store.read("/dev/zero", limit: 1) }.cause == .notRegular(.device))
    }

    @Test("a missing file says so, with operation, path and reason")
    func namesTheMissing() throws {
        let error = try storageError { _ = try store.status(of: "/nowhere/a.html") }
        #expect(error.description == "cannot look at /nowhere/a.html: No such file or directory")
        #expect(try store.statusIfPresent(of: "/nowhere/a.html") == nil)
    }

    @Test("names are bytes: GBK and broken UTF-8 come back as they are")
    func keepsNamesAsBytes() throws {
        let gbk: [UInt8] = [0xD0, 0xC2, 0xCE, 0xC5, 0x2E, 0x68]
        let broken: [UInt8] = [0x2D, 0x0A, 0x1B, 0xFF, 0xE4, 0xB8]
        for name in [gbk, broken] {
            try store.write([1], toNew: folder.path.appending(nameBytes: name), synced: false)
        }
        var names: Set<[UInt8]> = []
        try store.list(folder.path) { names.insert(Array($0.name)) }
        #expect(names == [gbk, broken])
        #expect(try store.read(folder.path.appending(nameBytes: gbk), limit: 1).bytes == [1])
        #expect(folder.path.appending(nameBytes: broken).nameBytes == broken)
    }

    @Test("a listing tells kinds, and never itself or its parent")
    func listsKinds() throws {
        try folder.write("", to: "file")
        try store.createFolder(folder("folder"))
        symlink("file", folder("link").string)
        var kinds: [String: FileKind] = [:]
        try store.list(folder.path) { kinds[String(decoding: $0.name, as: UTF8.self)] = $0.kind }
        #expect(kinds == ["file": .regular, "folder": .folder, "link": .symbolicLink])
    }

    @Test("a listing ends with the error of the one who looks")
    func stopsListing() throws {
        try folder.write("", to: "a")
        try folder.write("", to: "b")
        var seen = 0
        let stop = StorageError(.list, folder.path, .stopped)
        let error = try storageError {
            try store.list(folder.path) { _ throws(StorageError) in
                seen += 1
                throw stop
            }
        }
        #expect(error == stop)
        #expect(seen == 1)
    }

    @Test("a mapped file copies its bytes, and no more than it has")
    func copiesMapped() throws {
        let file = try store.map(try folder.write("0123456789", to: "a"))
        let empty = try store.map(try folder.write("", to: "b"))
        func copy(_ file: MappedFile, from offset: Int) -> String {
            var buffer = [UInt8](repeating: 0, count: 4)
            let count = buffer.withUnsafeMutableBytes { file.copyBytes(from: offset, into: $0) }
            return String(decoding: buffer[..<count], as: UTF8.self)
        }
        #expect(copy(file, from: 0) == "0123")
        #expect(copy(file, from: 5) == "5678")
        #expect(copy(file, from: 8) == "89")
        #expect(copy(file, from: 10) == "")
        #expect(copy(empty, from: 0) == "")
    }

    @Test("a mapped file shows its bytes, also when it is empty")
    func maps() throws {
        let path = try folder.write("index", to: "a")
        let empty = try folder.write("", to: "b")
        #expect(try store.map(path).withBytes { Array($0) } == Array("index".utf8))
        #expect(try store.map(empty).withBytes { $0.count } == 0)
    }

    @Test("times before 1677 and after 2262 are held at the ends")
    func clampsTimes() {
        #expect(FileTime(seconds: 1 << 40, nanoseconds: 5).nanoseconds == .max)
        #expect(FileTime(seconds: -1 << 40, nanoseconds: 5).nanoseconds == .min)
        #expect(FileTime(seconds: -1, nanoseconds: 5).nanoseconds == -999_999_995)
    }

    @Test("the free space of a real file system is not nothing")
    func tellsSpace() throws {
        let space = try store.space(at: folder.path)
        #expect(space.freeBytes > 0)
        #expect(!space.isNetwork)
    }
}
