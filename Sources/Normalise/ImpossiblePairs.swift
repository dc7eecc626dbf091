internal import HanText

/// Double bytes that GBK has no character for, though both bytes are those of characters.
enum ImpossiblePairs {
    /// First bytes, each with the second bytes (81 to FE) that give no character.
    static let all: [(first: UInt8, seconds: [UInt8])] = (UInt8(0x81)...0xFE).compactMap { first in
        let seconds = (UInt8(0x81)...0xFE).filter { GBK.shared.scalar(first, $0) == 0 }
        return seconds.isEmpty ? nil : (first, seconds)
    }
}
