/// What a file system has left.
public struct FileSystemSpace: Sendable, Equatable {
    /// Bytes that an ordinary user may still write.
    public let freeBytes: Int
    /// Files that may still be made; 0 also where the file system does not count them.
    public let freeFiles: Int
    /// Whether it is a network file system, where locks and leases may not be seen by other machines.
    public let isNetwork: Bool

    public init(freeBytes: Int, freeFiles: Int, isNetwork: Bool) {
        self.freeBytes = freeBytes
        self.freeFiles = freeFiles
        self.isNetwork = isNetwork
    }
}
