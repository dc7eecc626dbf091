public import PipelineModel
public import Storage
public import SystemPackage

/// Writes one part file, row by row, to the staging folder.
public struct PartWriter {
    /// A file that is complete and synced.
    public struct Staged: Sendable, Equatable {
        /// Its name in the staging folder.
        public let file: String
        public let rows: Int
        public let bytes: Int
        public let digest: PartDigest
    }

    private let store: any FileStore
    private let path: FilePath
    private let name: String
    private var file: (any WritableFile)?
    private var buffer: [UInt8] = []
    private var rows = 0
    private var bytes = 0
    private var digest = PartDigest()

    /// - Parameter name: The file's name in `folder`; it is made with the first row.
    public init(store: any FileStore, folder: FilePath, name: String) {
        self.store = store
        self.name = name
        path = folder.appending(name)
    }

    /// Adds a row, a line with its `\n`, whose digest is `digest`.
    public mutating func append(_ line: [UInt8], _ digest: Digest) throws(StorageError) {
        if file == nil { file = try store.create(path) }
        buffer += line
        rows += 1
        bytes += line.count
        self.digest.append(digest)
        if buffer.count >= Self.block { try flush() }
    }

    /// Makes the file durable; `nil` where no row was added.
    public mutating func finish() throws(StorageError) -> Staged? {
        guard let file else { return nil }
        try flush()
        try file.sync()
        try file.close()
        return Staged(file: name, rows: rows, bytes: bytes, digest: digest)
    }

    private mutating func flush() throws(StorageError) {
        try file?.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private static let block = 1 << 20
}
