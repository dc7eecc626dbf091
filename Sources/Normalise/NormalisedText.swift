public import PipelineModel

/// A text as the stage gives it back.
public struct NormalisedText: Sendable {
    /// The text, repaired, in its own script.
    public let text: String
    /// How often each kind of damage was repaired: `glosses`, `doubled_stops`, …
    public let repairs: [String: Int]
    /// Repairs that could have gone another way.
    public let unsure: [UnsureRepair]
    /// What the search for torn characters has cost: characters tried and states weighed. It grows no faster than the text.
    package let effort: Int
    /// ``text`` folded, scalar for scalar.
    public let folded: [UInt8]
}
