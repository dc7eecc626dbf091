/// A staged part that is to be given its name in the warehouse, or a part that is to go.
public struct RenameDue: Sendable, Equatable {
    /// Relative to the staging folder; empty where the target is to be removed.
    public let staged: String
    /// Relative to the warehouse.
    public let target: String

    public init(staged: String, target: String) {
        self.staged = staged
        self.target = target
    }
}
