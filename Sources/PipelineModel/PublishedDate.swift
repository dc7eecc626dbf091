/// The day an article was published, as the page claims.
public struct PublishedDate: Sendable, Codable, Equatable {
    /// How much of the date the page says; the rest of ``day`` is filled with `01`.
    public enum Precision: String, Sendable, Codable { case day, month, year }
    /// Where the page says it.
    public enum Origin: String, Sendable, Codable { case meta, byline, url, text }

    /// `YYYY-MM-DD`, a day that exists.
    public let day: String
    public let precision: Precision
    public let from: Origin

    public init(day: String, precision: Precision, from: Origin) {
        self.day = day
        self.precision = precision
        self.from = from
    }

    /// The partition value: `YYYY-MM`, or `undated` where not even the month is known.
    public var month: String { precision == .year ? "undated" : String(day.prefix(7)) }
}
