/// A digit of the compiled tables: the 64 characters from `0` on, but `p` for the backslash and `q` for the question mark.
enum Digit {
    @inline(__always)
    static func value(_ character: UInt8) -> UInt8 {
        switch character {
        case 0x70: 44
        case 0x71: 15
        default: character &- 48
        }
    }
}
