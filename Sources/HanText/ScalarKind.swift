/// What sort of character a scalar is.
public struct ScalarKind: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A letter or digit of any script, Han characters among them.
    public static let content = ScalarKind(rawValue: 1)
    /// A Han character.
    public static let han = ScalarKind(rawValue: 2)
    /// A Han character that stands in Traditional text only: 國.
    public static let traditional = ScalarKind(rawValue: 4)
    /// A Han character that stands in Simplified text only: 国.
    public static let simplified = ScalarKind(rawValue: 8)

    /// A Han character that Traditional text hardly uses, for there is a usual form of it: 箇 of 個.
    public static let variant = ScalarKind(rawValue: 16)

    /// The kind of a scalar. Cost: a table look-up.
    public init(of scalar: Unicode.Scalar) {
        self = HanTables.shared.kind(of: scalar.value)
    }
}
