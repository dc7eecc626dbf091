internal import Ingest
public import PipelineModel
internal import Storage
public import SystemPackage

/// Pages named on a command line, read as they are; no inbox, no settling, nothing moved.
public struct SavedPages: Sendable {
    /// The largest file that is read, in bytes.
    private let limit: Int

    public init(configuration: PipelineConfiguration) { limit = configuration.ingest.maximumPageBytes }

    /// The file at `path`.
    ///
    /// - Throws: A `RunError` of kind `input` where it cannot be read or is larger than the configuration allows.
    public func file(at path: String) throws -> RawFile { try file(at: FilePath(path)) }

    /// The same, for a path whose bytes need not be UTF-8.
    public func file(at path: FilePath) throws -> RawFile {
        do {
            return RawFile(name: PageName(bytes: path.nameBytes), bytes: try DiskStore().read(path, limit: limit).bytes)
        } catch {
            throw RunError(.input, "\(error)")
        }
    }

    /// The pages in a file: those of a web archive, named `NAME#n` for the n-th record; the file itself where it is none, or
    /// is damaged, or has one page.
    public func pages(in file: RawFile) -> [RawFile] {
        guard let pages = try? WebArchive.pages(in: file, limit: limit), pages.count > 1 else { return [file] }
        return pages
    }

    /// The regular files that `paths` name, in the order given; a folder stands for all files below it, by name.
    /// Names that begin with a dot, and symbolic links, are passed over.
    ///
    /// - Throws: A `RunError` of kind `input` where a path does not exist or a folder cannot be listed.
    public func files(under paths: [String]) throws -> [FilePath] {
        var files: [FilePath] = []
        for path in paths {
            do {
                try collect(FilePath(path), into: &files)
            } catch {
                throw RunError(.input, "\(error)")
            }
        }
        return files
    }

    private func collect(_ path: FilePath, into files: inout [FilePath]) throws(StorageError) {
        let store = DiskStore()
        switch try store.status(of: path).kind {
        case .regular: files.append(path)
        case .folder:
            var names: [[UInt8]] = []
            try store.list(path) { entry in
                if !entry.name.starts(with: [UInt8(ascii: ".")]) { names.append(Array(entry.name)) }
            }
            for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                try collect(path.appending(nameBytes: name), into: &files)
            }
        default: break
        }
    }
}
