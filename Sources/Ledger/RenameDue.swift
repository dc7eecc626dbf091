/// A staged part that is to be given its name in the warehouse.
public struct RenameDue: Sendable, Equatable {
    /// Relative to the staging folder.
    public let staged: String
    /// Relative to the warehouse.
    public let target: String

    public init(staged: String, target: String) {
        self.staged = staged
        self.target = target
    }
}
