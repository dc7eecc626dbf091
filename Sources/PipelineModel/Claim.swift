/// Something a page says of itself, and where it says so: `("2021-04-27", "byline")`, `("新华社", "meta:source")`.
public struct Claim: Sendable, Codable, Equatable {
    public let value: String
    /// The element, meta tag or pattern that gave it.
    public let from: String

    public init(_ value: String, from: String) {
        self.value = value
        self.from = from
    }
}

/// Why a field of an article has its value: the claim that was taken first, then the others.
public struct FieldEvidence: Sendable, Codable, Equatable {
    /// The claims in the order they were ranked; the first is the field's value.
    public let claims: [Claim]
    /// Whether a claim says something else than the first.
    public let conflict: Bool

    public init(claims: [Claim], conflict: Bool) {
        self.claims = claims
        self.conflict = conflict
    }
}
