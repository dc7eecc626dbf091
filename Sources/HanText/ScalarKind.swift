/// What sort of character a scalar is.
public struct ScalarKind: OptionSet, BitwiseCopyable, Sendable {
    public let rawValue: UInt8
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A letter or digit of any script, Han characters among them.
    @inlinable public static var content: ScalarKind { ScalarKind(rawValue: 1) }
    /// A Han character.
    @inlinable public static var han: ScalarKind { ScalarKind(rawValue: 2) }
    /// A Han character that stands in Traditional text only: 國.
    @inlinable public static var traditional: ScalarKind { ScalarKind(rawValue: 4) }
    /// A Han character that stands in Simplified text only: 国.
    @inlinable public static var simplified: ScalarKind { ScalarKind(rawValue: 8) }

    /// A Han character that Traditional text hardly uses, for there is a usual form of it: 箇 of 個.
    @inlinable public static var variant: ScalarKind { ScalarKind(rawValue: 16) }

    /// The kind of a scalar. Cost: a table look-up.
    @inlinable
    public init(of scalar: Unicode.Scalar) { self.init(of: scalar.value) }

    /// The kind of the scalar of a number; none for a number that is no scalar.
    @inlinable @inline(__always)
    public init(of scalar: UInt32) {
        self = HanTables.shared.kind(of: scalar)
    }
}
