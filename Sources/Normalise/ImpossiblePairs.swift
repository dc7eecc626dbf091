internal import HanText

/// Double bytes that GBK has no character for, though both bytes are those of characters.
struct ImpossiblePairs {
    /// The second bytes, 81 to FE.
    let seconds: [UInt8]
    private let isSecond: [Bool]

    func contains(_ second: UInt8) -> Bool { isSecond[Int(second)] }

    /// The pairs that start with `first`; `nil` where there is none.
    ///
    /// No character starts with 80, but 個 and 還 end in it.
    static func from(_ first: UInt8) -> ImpossiblePairs? {
        first >= 0x80 ? all[Int(first) - 0x80] : nil
    }

    private static let all: [ImpossiblePairs?] = (UInt8(0x80)...0xFF).map { first in
        let seconds = (UInt8(0x81)...0xFE).filter { GBK.shared.scalar(first, $0) == 0 }
        guard !seconds.isEmpty, first < 0xFF else { return nil }
        return ImpossiblePairs(seconds: seconds, isSecond: (0...255).map { seconds.contains($0) })
    }
}
