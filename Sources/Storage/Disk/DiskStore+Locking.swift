internal import CLinux
internal import Glibc
public import SystemPackage

extension DiskStore {
    public func lock(_ path: FilePath) throws(StorageError) -> LockOutcome {
        try step(.lock, path) {
            let file = try FileDescriptor.open(
                path, .readWrite, options: [.create, .noFollow, .nonBlocking, .closeOnExec],
                permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
            do {
                try check(flock(file.rawValue, LOCK_EX | LOCK_NB))
            } catch Errno.wouldBlock {
                defer { try? file.close() }
                return .held(by: holder(in: file))
            } catch {
                try? file.close()
                throw error
            }
            // Who holds the lock is a courtesy: where it cannot be written, as on a full disk, the lock stands.
            try? write(LockHolder(processID: Int(getpid()), since: now()), into: file)
            return .acquired(FileLock(owning: file))
        }
    }

    /// Asks for a read lease, which the kernel grants while nobody has the file open for writing, and gives it back.
    ///
    /// See fcntl(2), "Leases". Leases are for the file's owner and for root; network file systems have none.
    public func writers(of path: FilePath) throws(StorageError) -> WriterCheck {
        try withRegularFile(path, for: .checkWriters) { file, _ in
            // A writer that comes within these microseconds makes the kernel send a signal: one that is ignored unless
            // somebody asks for it, in place of SIGIO, which would end the process.
            guard fcntl(file.rawValue, policytrack_F_SETSIG, SIGURG) == 0 else { return .unknown }
            guard fcntl(file.rawValue, policytrack_F_SETLEASE, Int32(F_RDLCK)) == 0 else {
                return Errno(rawValue: Glibc.errno) == .wouldBlock ? .open : .unknown
            }
            try check(fcntl(file.rawValue, policytrack_F_SETLEASE, Int32(F_UNLCK)))
            return .none
        }
    }

    private func holder(in file: FileDescriptor) -> LockHolder? {
        let content = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            count = (try? file.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
        }
        return LockHolder(content: content)
    }

    private func write(_ holder: LockHolder, into file: FileDescriptor) throws {
        try file.resize(to: 0)
        try file.writeAll(toAbsoluteOffset: 0, holder.content)
    }

    /// RFC 3339 UTC, to the second.
    private func now() -> String {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return String(unsafeUninitializedCapacity: 32) { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                strftime($0.baseAddress, $0.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
            }
        }
    }
}
