internal import HanText

/// The marks that open and close in a line, and how the last character ends it: a reading of damage that closes what
/// nothing opened, or ends a line in an opening mark, is hardly the right one.
struct LineMarks: Equatable {
    private enum Last: UInt8 { case other, stop, comma, opening, closing }

    /// One bit each for `“`, `‘`, `《`, `（`, `「` and `『`.
    private var open: UInt8 = 0
    private var last = Last.other

    /// What a contradiction costs (natural logarithm). Between 2 and 6 the outcome on generated farm pages is the same.
    private static let contradiction: Float = -4

    /// How much likelier a mark is where it closes what is open than anywhere. From 1 to 3 the outcome is the same.
    private static let closing: Float = 1.5

    /// How much likelier a line ends after a stop than elsewhere.
    private static let ending: Float = 2

    /// Bytes of a line looked at on either side of damage.
    static let reach = 2048

    /// Different for different marks, below 2^9.
    var key: UInt64 { UInt64(open) | UInt64(last.rawValue) << 6 }

    /// How much less likely `scalar` is for the marks before it.
    @inline(__always)
    mutating func take(_ scalar: UInt32) -> Float {
        guard scalar < 0x30 || scalar > 0x2000 && scalar < 0x3020 || scalar > 0xFF00 else {
            last = .other
            return 0
        }
        return takeMark(scalar)
    }

    private mutating func takeMark(_ scalar: UInt32) -> Float {
        if scalar == 0x0A { return endLine() }
        let before = last
        last = Self.kind(of: scalar)
        switch last {
        case .opening:
            let bit = Self.bit(of: scalar)
            defer { open |= bit }
            return open & bit == 0 ? 0 : Self.contradiction
        case .closing:
            let bit = Self.bit(of: scalar)
            defer { open &= ~bit }
            return (open & bit == 0 ? Self.contradiction : Self.closing)
                + (before == .opening ? Self.contradiction : 0)
        case .stop, .comma: return before == .opening ? Self.contradiction : 0
        case .other: return before == .opening && scalar == 0x20 ? Self.contradiction : 0
        }
    }

    private mutating func endLine() -> Float {
        defer { self = LineMarks() }
        let unclosed = Float(open.nonzeroBitCount) * Self.contradiction
        switch last {
        case .stop, .closing: return unclosed + Self.ending
        case .other: return unclosed
        case .comma: return unclosed + Self.contradiction
        case .opening: return unclosed + 2 * Self.contradiction
        }
    }

    /// What the first marks of each kind in a text tell must be open before it, and of which kinds there are any.
    struct Expected {
        fileprivate var following: UInt8 = 0
        fileprivate var open: UInt8 = 0

        /// What the rest of the line from byte `start` on expects.
        init(from start: Int, in text: UnsafeBufferPointer<UInt8>) {
            var index = start
            let end = min(text.count, start + LineMarks.reach)
            while index < end {
                let (scalar, width) = text.scalar(at: index)
                // More damage may hold marks of its own.
                if scalar == 0x0A || scalar == 0x3F || scalar == 0xFFFD { break }
                index += width
                let bit = LineMarks.bit(of: scalar)
                guard bit != 0, following & bit == 0 else { continue }
                following |= bit
                if LineMarks.kind(of: scalar) == .closing { open |= bit }
            }
        }
    }

    /// How much less likely these marks are before a text.
    func cost(before expected: Expected) -> Float {
        Float(((open ^ expected.open) & expected.following).nonzeroBitCount) * Self.contradiction
    }

    private static func kind(of scalar: UInt32) -> Last {
        switch scalar {
        case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F: .stop
        case 0xFF0C, 0x2C, 0x3001, 0xFF1B, 0x3B, 0xFF1A, 0x3A: .comma
        case 0x201C, 0x2018, 0x300A, 0x300C, 0x300E, 0xFF08, 0x28: .opening
        case 0x201D, 0x2019, 0x300B, 0x300D, 0x300F, 0xFF09, 0x29: .closing
        default: .other
        }
    }

    private static func bit(of scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x201C, 0x201D: 1
        case 0x2018, 0x2019: 2
        case 0x300A, 0x300B: 4
        case 0xFF08, 0xFF09, 0x28, 0x29: 8
        case 0x300C, 0x300D: 16
        case 0x300E, 0x300F: 32
        default: 0
        }
    }
}
