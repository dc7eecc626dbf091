public import SystemPackage

/// A file operation that failed: which, where and why, with what a person can do about it.
public struct StorageError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Why an operation failed.
    public enum Cause: Sendable, Equatable {
        /// The kernel said no.
        case system(Errno)
        /// The path leads to something else than a regular file; nothing was read.
        case notRegular(FileKind)
        /// The file has `size` bytes (at least), `limit` were allowed.
        case tooLarge(size: Int, limit: Int)
        /// A test stopped the store, as if the program had been killed: see ``FailingStore``.
        case stopped
    }

    public let operation: StorageOperation
    public let path: FilePath
    public let cause: Cause
    /// What to do or know, without a full stop: `2097152 bytes are free there`; empty where there is nothing to say.
    public let advice: String

    public init(_ operation: StorageOperation, _ path: FilePath, _ cause: Cause, advice: String = "") {
        self.operation = operation
        self.path = path
        self.cause = cause
        self.advice = advice
    }

    /// The kernel's error number, where it was the kernel that said no.
    public var errno: Errno? {
        if case .system(let errno) = cause { errno } else { nil }
    }

    /// `cannot write warehouse/a.jsonl: No space left on device (0 bytes are free there)`
    ///
    /// The path is shown as it is: escape control characters before a terminal sees it.
    public var description: String {
        let reason =
            switch cause {
            case .system(let errno): errno.description
            case .notRegular(let kind): "it is no regular file but a \(kind.rawValue)"
            case .tooLarge(let size, let limit): "it has \(size) bytes, but at most \(limit) are allowed"
            case .stopped: "the store was stopped by a test"
            }
        return "cannot \(operation.words) \(path): \(reason)" + (advice.isEmpty ? "" : " (\(advice))")
    }
}
