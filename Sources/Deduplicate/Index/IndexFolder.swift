internal import Storage
internal import SystemPackage

/// The folder of a durable index: segments are written here, complete and synced, before anything names them.
struct IndexFolder {
    let path: FilePath
    let store: any FileStore

    func open(_ entry: IndexSegment) throws -> Segment {
        try Segment(entry, in: path, store: store)
    }

    /// Writes the documents of `contents` to a new file.
    func write(_ contents: [any SegmentContent], number: Int) throws -> IndexSegment {
        let file = path.appending("segment-\(number).run")
        // A run that was cut short may have left one of this name behind; no manifest can name it.
        try store.removeIfPresent(file)
        let entry = try SegmentWriter.write(contents, to: file, store: store)
        try store.sync(folder: path)
        return entry
    }

    /// Makes the folder where it is missing, and removes the segments that none of `manifests` names.
    func clean(for manifests: IndexManifest...) throws {
        try store.createDurableFolder(path)
        let live = Set(manifests.flatMap(\.segments).map(\.name))
        var stale: [String] = []
        try store.list(path) { entry throws(StorageError) in
            let name = String(decoding: entry.name, as: UTF8.self)
            if name.hasPrefix("segment-") && name.hasSuffix(".run") && !live.contains(name) { stale.append(name) }
        }
        for name in stale { try store.removeIfPresent(path.appending(name)) }
    }

    /// Compares each segment with its checksum; gives what is wrong. Cost: reads the whole index.
    func problems(with manifest: IndexManifest) throws -> [IndexError] {
        var problems: [IndexError] = []
        for entry in manifest.segments {
            do {
                let segment = try open(entry)
                guard try segment.checksum() != entry.checksum else { continue }
                problems.append(IndexError(path: path.appending(entry.name).string, detail: "its content has changed"))
            } catch let error as IndexError {
                problems.append(error)
            }
        }
        return problems
    }
}
