import Glibc
import Storage
import SystemPackage
import Testing

@Suite("Writing to the disk")
struct DiskWritingTests {
    let folder: TemporaryFolder
    let store = DiskStore()

    init() throws { folder = try TemporaryFolder() }

    @Test("a new file takes all that is written, and never replaces one")
    func createsNewFiles() throws {
        let path = folder("a")
        let file = try store.create(path)
        try file.write(Array("ab".utf8))
        try file.write([])
        try file.write(Array("cd".utf8))
        try file.sync()
        try file.close()
        try file.close()
        #expect(try store.read(path, limit: 10).bytes == Array("abcd".utf8))
        #expect(try storageError { _ = try store.create(path) }.errno == .fileExists)
        #expect(try storageError { try file.write([1]) }.errno == .badFileDescriptor)
    }

    @Test("files and folders that wait for the disk together name the first that could not")
    func syncsTogether() throws {
        let files = try (0..<40).map { number in
            let file = try store.create(folder("\(number)"))
            try file.write([UInt8(number)])
            return file
        }
        try store.sync(files)
        try store.sync([])
        for number in [31, 7, 8] { try files[number].close() }
        let failure = try storageError { try store.sync(files) }
        #expect(failure.errno == .badFileDescriptor)
        #expect(failure.path == folder("7"))

        try store.sync(folders: [folder.path])
        let absent = try storageError { try store.sync(folders: [folder.path, folder("absent"), folder.path]) }
        #expect(absent.errno == .noSuchFileOrDirectory)
        #expect(absent.path == folder("absent"))
    }

    @Test("appending continues a file or begins one")
    func appends() throws {
        for piece in ["一", "二"] {
            let file = try store.append(to: folder("a"))
            try file.write(Array(piece.utf8))
            try file.close()
        }
        #expect(try store.read(folder("a"), limit: 10).bytes == Array("一二".utf8))
    }

    @Test("a replacement shows the old content or the new, and leaves nothing beside it")
    func replaces() throws {
        try folder.write("old", to: "a")
        try folder.write("left over from a killed run", to: "a.new")
        try store.replace(folder("a"), with: Array("new".utf8), by: folder("a.new"))
        #expect(try store.read(folder("a"), limit: 10).bytes == Array("new".utf8))
        #expect(try folder.names() == ["a"])
    }

    @Test("renaming to a new name does not replace")
    func renames() throws {
        let first = try folder.write("1", to: "a")
        let second = try folder.write("2", to: "b")
        #expect(try storageError { try store.rename(first, toNew: second) }.errno == .fileExists)
        try store.rename(first, toNew: folder("c"))
        try store.rename(second, to: folder("c"))
        #expect(try store.read(folder("c"), limit: 10).bytes == Array("2".utf8))
        #expect(try folder.names() == ["c"])
    }

    @Test("a second name shares the file")
    func links() throws {
        let path = try folder.write("1", to: "a")
        try store.link(path, to: folder("b"))
        let (first, second) = (try store.status(of: path), try store.status(of: folder("b")))
        #expect(first.inode == second.inode)
        #expect(second.linkCount == 2)
        #expect(try storageError { try store.link(path, to: folder("b")) }.errno == .fileExists)
    }

    @Test("folders are made with those above them, outermost first")
    func createsFolders() throws {
        let made = try store.createFolder(folder("x").appending("y").appending("z"))
        #expect(made == [folder("x"), folder("x").appending("y"), folder("x").appending("y").appending("z")])
        #expect(try store.createFolder(folder("x").appending("y")) == [])
        try folder.write("", to: "file")
        #expect(try storageError { try store.createFolder(folder("file").appending("y")) }.errno == .notDirectory)
    }

    @Test("a moved file is gone from where it was")
    func moves() throws {
        let path = try folder.write("1", to: "a")
        try store.move(path, toNew: folder("b"), limit: 10)
        #expect(try folder.names() == ["b"])
    }

    @Test("across file systems a file is copied, synced and then removed")
    func movesAcrossFileSystems() throws {
        let path = try folder.write("1", to: "a")
        let failing = FailingStore(wrapping: store, plan: .fail(at: 0, .improperLink))
        try failing.move(path, toNew: folder("b"), limit: 10)
        #expect(
            failing.steps.map(\.operation) == [
                .renameWithoutReplacing, .read, .create, .write, .sync, .close, .remove,
            ])
        #expect(try folder.names() == ["b"])
        #expect(try store.read(folder("b"), limit: 10).bytes == Array("1".utf8))
    }

    @Test("a full disk is named, with what is free there", .enabled(if: FilePath("/dev/full").isThere))
    func namesFullDisk() throws {
        let file = try store.append(to: "/dev/full")
        let error = try storageError { try file.write([1]) }
        #expect(error.errno == .noSpace)
        #expect(error.description.hasPrefix("cannot write /dev/full: No space left on device ("))
        #expect(error.description.hasSuffix("files are free there)"))
        #expect(try storageError { try file.sync() } == error, "a failure is final")
    }
}

extension FilePath {
    var isThere: Bool { (try? DiskStore().status(of: self)) != nil }
}
