/// Something went wrong with one page: it is recorded and the run goes on.
///
/// An outcome decided on purpose is a ``Refusal``, not an error.
public struct PageError: Error, Sendable, Codable, Equatable {
    public let stage: Stage
    /// For programs: kebab case, stable (`unreadable`, `vanished`).
    public let code: String
    /// For people: what was found and what was expected or comes next.
    public let detail: String

    public init(_ stage: Stage, code: String, detail: String) {
        self.stage = stage
        self.code = code
        self.detail = detail
    }
}
