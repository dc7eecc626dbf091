/// Stops, and the marks at which farms cut the bytes.
enum Stop {
    @inline(__always)
    static func isComma(_ scalar: UInt32) -> Bool { scalar == 0x2C || scalar == 0xFF0C }

    /// Whether a farm puts a comma before this stop.
    @inline(__always)
    static func isDoubled(_ scalar: UInt32) -> Bool {
        isComma(scalar) || scalar == 0x3001 || scalar == 0x3002 || scalar == 0x3B || scalar == 0xFF1B
    }

    /// The second byte of a mark at which the bytes are cut (`，` A3AC, `！` A3A1, `？` A3BF, or the same in half width);
    /// `nil` for other scalars.
    @inline(__always)
    static func cut(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0xFF0C, 0x2C: 0xAC
        case 0xFF01, 0x21: 0xA1
        case 0xFF1F, 0x3F: 0xBF
        default: nil
        }
    }

    /// Whether a mark of this second byte (its first is A3) is one at which the bytes are cut.
    @inline(__always)
    static func isCut(_ second: UInt8) -> Bool { second == 0xAC || second == 0xA1 || second == 0xBF }

    /// Whether a half-width mark stands for its full-width form on a page that folds marks.
    @inline(__always)
    static func isFolded(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x21, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3F: true
        default: false
        }
    }
}
