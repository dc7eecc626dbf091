internal import HanText

/// Double bytes that GBK has no character for, though both bytes are those of characters.
struct ImpossiblePairs {
    /// The second bytes, 81 to FE.
    let seconds: [UInt8]
    /// The same, a bit for each from 80 on.
    private let low: UInt64
    private let high: UInt64

    private init(seconds: [UInt8]) {
        self.seconds = seconds
        low = seconds.reduce(0) { $1 < 0xC0 ? $0 | 1 << UInt64($1 & 63) : $0 }
        high = seconds.reduce(0) { $1 >= 0xC0 ? $0 | 1 << UInt64($1 & 63) : $0 }
    }

    /// Whether the pair with this second byte is one of them.
    func has(_ second: UInt8) -> Bool {
        (second < 0xC0 ? low : high) >> UInt64(second & 63) & 1 == 1
    }

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
