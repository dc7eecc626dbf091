/// Tells of bytes of a text which scalars they start. Counts what lies between once, block by block, as far as it is asked.
struct ScalarPositions {
    private let text: UnsafeBufferPointer<UInt8>
    private let start: Int
    /// The scalars before each block that was reached.
    private var before = [0]

    /// Bytes of a block: a table of a sixteenth of the text, and eight words to count for each question.
    private static let block = 64

    /// - Parameter start: The byte that position 0 is.
    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.text = text
        self.start = start
    }

    /// The position of the scalar that starts at a byte at or after the start.
    ///
    /// - Complexity: Constant, once the text up to there has been counted.
    mutating func position(of byte: Int) -> Int {
        let block = (byte - start) / Self.block
        if before.count == 1 { before.reserveCapacity((text.count - start) / Self.block + 1) }
        while before.count <= block {
            let from = start + (before.count - 1) * Self.block
            before.append(before[before.count - 1] + scalarCount(from..<from + Self.block))
        }
        return before[block] + scalarCount(start + block * Self.block..<byte)
    }

    /// How many scalars start in a range: eight bytes at a time, those that only go on with one taken away.
    private func scalarCount(_ range: Range<Int>) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var count = range.count
        var index = range.lowerBound
        while range.upperBound - index >= 8 {
            let bytes = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            count -= ((bytes >> 7) & ~(bytes >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
            index += 8
        }
        while index < range.upperBound {
            if !text[index].startsScalar { count -= 1 }
            index += 1
        }
        return count
    }
}
