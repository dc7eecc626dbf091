public import SystemPackage

/// One operation as a ``FailingStore`` recorded it.
public struct StorageStep: Sendable, Equatable {
    public let operation: StorageOperation
    public let path: FilePath
    /// The second path of renames and links.
    public let target: FilePath?
    /// What a write wrote, where the store was asked to keep it; empty otherwise.
    public let content: [UInt8]

    public init(_ operation: StorageOperation, _ path: FilePath, target: FilePath? = nil, content: [UInt8] = []) {
        self.operation = operation
        self.path = path
        self.target = target
        self.content = content
    }
}
