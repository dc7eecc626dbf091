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
        if isEmpty { return FilePath(bytes: name) }
        // One string and one parse: a full inbox asks for a million of these.
        return withPlatformString { start in
            let count = strlen(start)
            let path = [CChar](unsafeUninitializedCapacity: count + name.count + 2) { path, filled in
                _ = path.initialize(fromContentsOf: UnsafeBufferPointer(start: start, count: count))
                path.initializeElement(at: count, to: CChar(bitPattern: UInt8(ascii: "/")))
                for (index, byte) in name.enumerated() {
                    path.initializeElement(at: count + 1 + index, to: CChar(bitPattern: byte))
                }
                path.initializeElement(at: count + 1 + name.count, to: 0)
                filled = count + name.count + 2
            }
            return FilePath(platformString: path)
        }
    }

    /// The folder that holds this path's last component; `.` where the path has one component only.
    public var folder: FilePath {
        let parent = removingLastComponent()
        return parent.isEmpty ? "." : parent
    }
}
