internal import Storage
internal import SystemPackage

/// Every file below a folder, whatever its name. Links are not followed.
struct FileWalk {
    let store: any FileStore
    let folder: FilePath

    /// Gives `visit` each file's path, and its bytes relative to the folder. A folder that does not exist has none.
    func forEachFile(_ visit: (_ path: FilePath, _ relative: [UInt8]) throws -> Void) throws {
        guard try store.statusIfPresent(of: folder) != nil else { return }
        try walk(folder, prefix: [], visit)
    }

    private func walk(_ folder: FilePath, prefix: [UInt8], _ visit: (FilePath, [UInt8]) throws -> Void) throws {
        var files: [[UInt8]] = []
        var folders: [[UInt8]] = []
        try store.list(folder) { entry in
            if entry.kind == .folder { folders.append(Array(entry.name)) } else { files.append(Array(entry.name)) }
        }
        for name in files.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let path = folder.appending(nameBytes: name)
            // Some file systems do not say in a listing what an entry is.
            if try store.statusIfPresent(of: path)?.kind == .folder {
                folders.append(name)
            } else {
                try visit(path, prefix + name)
            }
        }
        for name in folders.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            try walk(folder.appending(nameBytes: name), prefix: prefix + name + [UInt8(ascii: "/")], visit)
        }
    }
}
