internal import CLinux
internal import Glibc
public import SystemPackage

extension DiskStore {
    public func list(
        _ folder: FilePath, _ visit: (borrowing FolderEntry) throws(StorageError) -> Void
    ) throws(StorageError) {
        let stream = try step(.list, folder) { () throws -> OpaquePointer in
            guard let stream = folder.withPlatformString({ opendir($0) }) else {
                throw Errno(rawValue: Glibc.errno)
            }
            return stream
        }
        defer { closedir(stream) }
        while let entry = try nextEntry(of: stream, in: folder) {
            let start = UnsafeRawPointer(entry).advanced(by: Self.nameOffset).assumingMemoryBound(to: UInt8.self)
            let count = strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
            let name = UnsafeBufferPointer(start: start, count: count)
            if name.elementsEqual(Self.thisFolder) || name.elementsEqual(Self.parentFolder) { continue }
            let kind = FileKind(type: entry.pointee.d_type)
            try visit(FolderEntry(name: name, kind: kind, inode: UInt64(entry.pointee.d_ino)))
        }
    }

    public func status(of path: FilePath) throws(StorageError) -> FileStatus {
        try step(.status, path) { FileStatus(try path.stat(followTargetSymlink: false)) }
    }

    public func read(_ path: FilePath, limit: Int) throws(StorageError) -> FileContents {
        try withRegularFile(path, for: .read) { file, status in
            guard status.size <= limit else {
                throw StorageError(.read, path, .tooLarge(size: status.size, limit: limit))
            }
            // One byte more than the size tells whether the file grew.
            var bytes = try readPiece(of: file, count: status.size + 1)
            var full = bytes.count > status.size
            while full, bytes.count <= limit {
                let count = min(1 << 16, limit + 1 - bytes.count)
                let piece = try readPiece(of: file, count: count)
                bytes += piece
                full = piece.count == count
            }
            guard bytes.count <= limit else {
                throw StorageError(.read, path, .tooLarge(size: bytes.count, limit: limit))
            }
            return FileContents(bytes: bytes, status: status)
        }
    }

    public func read(_ path: FilePath, from offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        try withRegularFile(path, for: .readRange) { file, status in
            let available = max(0, status.size - offset)
            return try readPiece(of: file, from: offset, count: min(count, available))
        }
    }

    public func map(_ path: FilePath) throws(StorageError) -> MappedFile {
        try withRegularFile(path, for: .map) { file, status in
            guard status.size > 0 else { return MappedFile() }
            let start = mmap(nil, status.size, PROT_READ, MAP_SHARED, file.rawValue, 0)
            guard let start, start != MAP_FAILED else { throw Errno(rawValue: Glibc.errno) }
            let kept = fcntl(file.rawValue, F_DUPFD_CLOEXEC, 0)
            guard kept >= 0 else {
                let error = Errno(rawValue: Glibc.errno)
                munmap(start, status.size)
                throw error
            }
            return MappedFile(owning: start, count: status.size, of: FileDescriptor(rawValue: kept))
        }
    }

    public func space(at path: FilePath) throws(StorageError) -> FileSystemSpace {
        try step(.space, path) {
            var volume = statvfs()
            var type: UInt32 = 0
            try path.withPlatformString { start in
                try check(statvfs(start, &volume))
                try check(policytrack_fileSystemType(start, &type))
            }
            let (free, overflow) = Int(clamping: volume.f_bavail)
                .multipliedReportingOverflow(by: Int(clamping: volume.f_frsize))
            return FileSystemSpace(
                freeBytes: overflow ? .max : free, freeFiles: Int(clamping: volume.f_favail),
                isNetwork: Self.networkFileSystems.contains(type))
        }
    }

    /// Opens `path` without following a link or waiting for anybody, and gives `body` the descriptor where it is a
    /// regular file.
    func withRegularFile<Result>(
        _ path: FilePath, for operation: StorageOperation, _ body: (FileDescriptor, FileStatus) throws -> Result
    ) throws(StorageError) -> Result {
        try step(operation, path) {
            let file = try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
            // Nothing was written that a failure to close could lose.
            defer { try? file.close() }
            let status = FileStatus(try file.stat())
            guard status.kind == .regular else { throw StorageError(operation, path, .notRegular(status.kind)) }
            return try body(file, status)
        }
    }

    /// Up to `count` bytes from where the descriptor stands, or from `offset`; fewer only at the file's end.
    private func readPiece(of file: FileDescriptor, from offset: Int? = nil, count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let read =
                    if let offset {
                        try file.read(fromAbsoluteOffset: Int64(offset + filled), into: rest)
                    } else {
                        try file.read(into: rest)
                    }
                if read == 0 { break }
                filled += read
            }
        }
    }

    private func nextEntry(
        of stream: OpaquePointer, in folder: FilePath
    ) throws(StorageError) -> UnsafeMutablePointer<dirent>? {
        try step(.list, folder) {
            Glibc.errno = 0
            guard let entry = readdir(stream) else {
                if Glibc.errno != 0 { throw Errno(rawValue: Glibc.errno) }
                return nil
            }
            return entry
        }
    }

    private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    private static let thisFolder = Array(".".utf8)
    private static let parentFolder = Array("..".utf8)

    /// `f_type` of NFS, SMB, CIFS, SMB2, 9P, AFS, Ceph and FUSE (which may be anything, sshfs among it): statfs(2).
    private static let networkFileSystems: Set<UInt32> = [
        0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x0102_1997, 0x5346_414F, 0x00C3_6400, 0x6573_5546,
    ]
}
