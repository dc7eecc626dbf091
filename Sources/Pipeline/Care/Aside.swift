internal import Storage
internal import SystemPackage

/// The folder for files that cannot stay where they are: nothing that somebody may miss is removed.
struct Aside {
    let folder: FilePath
    let store: any FileStore

    /// Gives a file a second name here, before the first is given to another.
    func keep(_ file: FilePath) throws {
        try store.link(file, to: try free(for: file))
        try store.sync(folder: folder)
    }

    /// Moves a file here.
    func put(_ file: FilePath) throws {
        try store.rename(file, toNew: try free(for: file))
        try store.sync(folder: folder)
    }

    /// A free name that tells where the file was: its path with `~` for `/`.
    private func free(for file: FilePath) throws -> FilePath {
        try store.createDurableFolder(folder)
        var name = file.bytes.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "~") : $0 }
        name = Array(name.suffix(Self.longestName))
        var path = folder.appending(nameBytes: name)
        var number = 1
        while try store.statusIfPresent(of: path) != nil {
            number += 1
            path = folder.appending(nameBytes: name + Array("~\(number)".utf8))
        }
        return path
    }

    /// 255 bytes less room for a number.
    private static let longestName = 240
}
