internal import HanText

/// A reading as it stands in a gloss, at most six letters of one or two bytes each, held without memory of its own.
struct Spelling: Equatable, BitwiseCopyable {
    private var low: UInt64 = 0
    private var high: UInt32 = 0
    private(set) var count: UInt32 = 0

    /// The most bytes a reading has.
    private static let longest = 12

    /// The letters in a range of `text`; those beyond the longest reading are not looked at.
    init(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        for index in range.prefix(Self.longest) {
            if count < 8 {
                low |= UInt64(text[index]) << UInt64(count * 8)
            } else {
                high |= UInt32(text[index]) << ((count - 8) * 8)
            }
            count += 1
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
