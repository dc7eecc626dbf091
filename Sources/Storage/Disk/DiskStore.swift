internal import Glibc
internal import SystemPackage

/// The real disk.
///
/// Files are made with the rights that the process's umask leaves of `rw-rw-rw-`, folders of `rwxrwxrwx`. Descriptors
/// are not inherited by child processes.
public struct DiskStore: FileStore {
    public init() {}

    /// Runs one step and gives its failure the operation, the path and advice.
    func step<Result>(
        _ operation: StorageOperation, _ path: FilePath, _ body: () throws -> Result
    ) throws(StorageError) -> Result {
        do {
            return try body()
        } catch let error as StorageError {
            throw error
        } catch let errno as Errno {
            throw StorageError(operation, path, .system(errno), advice: advice(on: errno, at: path))
        } catch {
            preconditionFailure("a file operation threw \(error)")
        }
    }

    /// Throws the thread's error number where a C call said -1.
    func check(_ result: some BinaryInteger) throws(Errno) {
        if result == -1 { throw Errno(rawValue: Glibc.errno) }
    }

    /// What a person can do about `errno`.
    private func advice(on errno: Errno, at path: FilePath) -> String {
        switch errno {
        case .noSpace, .diskQuotaExceeded:
            guard let space = try? space(at: path.folder) else { return "free some space and run again" }
            return "\(space.freeBytes) bytes and \(space.freeFiles) files are free there"
        case .permissionDenied, .notPermitted: return "check the rights of the file and of the folders above it"
        case .readOnlyFileSystem: return "the file system is mounted read-only"
        case .tooManyOpenFiles, .tooManyOpenFilesInSystem: return "too many files are open; see ulimit -n"
        case .ioError: return "the disk or the network failed; see the system's log"
        default: return ""
        }
    }
}
