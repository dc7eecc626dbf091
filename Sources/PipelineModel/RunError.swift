/// Something that ends a run: the configuration, the disk, the lock. One page's trouble is a ``PageError``.
public struct RunError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of trouble it is; each has an exit status of its own.
    public enum Kind: String, Sendable, Codable {
        /// `pipeline.json` or what it names is wrong, or the state was made by a newer version (exit status 78).
        case configuration
        /// The disk is full, read-only or failing (74).
        case disk
        /// Another run holds the lock (75).
        case locked
        /// What was given to a command cannot be used (65).
        case input
    }

    public let kind: Kind
    /// Where, what was found, what was expected, and what to do next.
    public let message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    public var description: String { message }
}
