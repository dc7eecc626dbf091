/// One entry of a folder as a listing gives it. It is valid during the call it is given to only: copy what you keep.
public struct FolderEntry: ~Copyable {
    /// The name's bytes, without a NUL; not necessarily UTF-8.
    public let name: UnsafeBufferPointer<UInt8>
    public let kind: FileKind
    public let inode: UInt64

    package init(name: UnsafeBufferPointer<UInt8>, kind: FileKind, inode: UInt64) {
        self.name = name
        self.kind = kind
        self.inode = inode
    }
}
