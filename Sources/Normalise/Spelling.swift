internal import HanText

/// A reading as it stands in a gloss, at most six letters of one or two bytes each, held without memory of its own.
struct Spelling: Equatable, BitwiseCopyable {
    private var low: UInt64 = 0
    private var high: UInt32 = 0
    private(set) var count: UInt32 = 0

    /// The most bytes a reading has.
    private static let longest = 12

    /// The letters in a range of `text`; those beyond the longest reading are not looked at.
    @inline(__always)
    init(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        count = UInt32(min(range.count, Self.longest))
        guard range.lowerBound + Self.longest <= text.count, let base = text.baseAddress else {
            self = Self(byByteIn: text, range)
            return
        }
        // All letters at once; those beyond the end are shifted out.
        let letters = UnsafeRawPointer(base + range.lowerBound)
        low = UInt64(littleEndian: letters.loadUnaligned(as: UInt64.self)) & ~(~0 << UInt64(8 * count))
        guard count > 8 else { return }
        let rest = letters.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
        high = UInt32(littleEndian: rest) & ~(~0 << (8 * (count - 8)))
    }

    /// The same near the end of `text`.
    private init(byByteIn text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        count = UInt32(min(range.count, Self.longest))
        for (place, letter) in text[range].prefix(Self.longest).enumerated() {
            if place < 8 {
                low |= UInt64(letter) << UInt64(place * 8)
            } else {
                high |= UInt32(letter) << ((place - 8) * 8)
            }
        }
    }

    /// Gives each letter to `body`.
    func forEachLetter(_ body: (UInt32) -> Void) {
        withUnsafeBytes(of: (low.littleEndian, high.littleEndian)) { bytes in
            bytes.prefix(Int(count)).withMemoryRebound(to: UInt8.self) { letters in
                var index = 0
                while index < letters.count {
                    let (scalar, width) = letters.scalar(at: index)
                    body(scalar)
                    index += width
                }
            }
        }
    }
}
