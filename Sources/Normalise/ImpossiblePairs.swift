internal import HanText

/// Double bytes that GBK has no character for, though both bytes are those of characters.
struct ImpossiblePairs {
    /// The second bytes, 81 to FE.
    let seconds: [UInt8]

    /// The pairs that start with `first`; `nil` where there is none.
    ///
    /// No character starts with 80, but 個 and 還 end in it.
    static func from(_ first: UInt8) -> ImpossiblePairs? {
        first >= 0x80 ? all[Int(first) - 0x80] : nil
    }

    private static let all: [ImpossiblePairs?] = (UInt8(0x80)...0xFF).map { first in
        let seconds = (UInt8(0x81)...0xFE).filter { GBK.shared.scalar(first, $0) == 0 }
        return seconds.isEmpty || first == 0xFF ? nil : ImpossiblePairs(seconds: seconds)
    }
}
