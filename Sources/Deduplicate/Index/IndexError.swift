/// A durable index that cannot be used as it is. It can be made anew from the sketches in the ledger.
public struct IndexError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file or folder.
    public let path: String
    /// What was found and what was expected.
    public let detail: String

    public var description: String { "the index of known articles is damaged: \(path): \(detail)" }
}
