internal import Glibc
public import SystemPackage

extension FilePath {
    /// A path of `bytes`, which need not be valid UTF-8; it ends before the first NUL.
    public init(bytes: [UInt8]) {
        var terminated = bytes.map { CChar(bitPattern: $0) }
        terminated.append(0)
        self.init(platformString: terminated)
    }

    /// The path's bytes as the disk has them.
    public var bytes: [UInt8] {
        withPlatformString { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    }

    /// The bytes of the last component; empty where there is none.
    public var nameBytes: [UInt8] {
        lastComponent?.withPlatformString { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? []
    }

    /// The path of the entry `name`, one component without `/`, in this folder.
    public func appending(nameBytes name: [UInt8]) -> FilePath {
        precondition(!name.contains(UInt8(ascii: "/")), "a name has no slash")
        return appending(FilePath(bytes: name).components)
    }

    /// The folder that holds this path's last component; `.` where the path has one component only.
    public var folder: FilePath {
        let parent = removingLastComponent()
        return parent.isEmpty ? "." : parent
    }
}
