/// A file as it was read.
public struct FileContents: Sendable, Equatable {
    public let bytes: [UInt8]
    /// What the open file was before its first byte was read. Where ``FileStore/status(of:)`` says the same afterwards,
    /// the file was neither changed nor replaced meanwhile.
    public let status: FileStatus

    public init(bytes: [UInt8], status: FileStatus) {
        self.bytes = bytes
        self.status = status
    }
}
