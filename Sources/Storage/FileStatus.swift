/// What the file system says of one entry; a symbolic link is described itself, never what it points to.
public struct FileStatus: Sendable, Hashable {
    public let kind: FileKind
    /// Size in bytes.
    public let size: Int
    /// When the content last changed; copy tools set it back.
    public let modified: FileTime
    /// When the content, the name or the rights last changed; no program can set it.
    public let changed: FileTime
    public let inode: UInt64
    public let device: UInt64
    /// The number of names the file has.
    public let linkCount: Int

    public init(
        kind: FileKind, size: Int, modified: FileTime, changed: FileTime, inode: UInt64, device: UInt64,
        linkCount: Int = 1
    ) {
        self.kind = kind
        self.size = size
        self.modified = modified
        self.changed = changed
        self.inode = inode
        self.device = device
        self.linkCount = linkCount
    }
}

/// What an entry of a folder is.
public enum FileKind: String, Sendable, Codable {
    case regular, folder
    case symbolicLink = "symbolic-link"
    case pipe, socket, device
    /// The file system does not say in a listing; ``FileStore/status(of:)`` does.
    case unknown
}
