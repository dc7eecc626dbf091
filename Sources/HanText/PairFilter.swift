/// Tells of most pairs of characters that are not among those counted that they are not, without looking for them.
///
/// For each first character a row of bits, in which those of its second characters' ranks are set, as far as the row goes:
/// eight to sixteen bits a pair, so that a character that follows in no pair is looked for in one of eight cases or fewer.
@usableFromInline
struct PairFilter: Sendable {
    /// Where a row starts among the words, and the bits of a rank that count in it.
    @usableFromInline
    struct Row: BitwiseCopyable, Sendable {
        @usableFromInline let start: UInt32
        @usableFromInline let mask: UInt32
    }

    @usableFromInline let words: LastingTable<UInt64>
    @usableFromInline let rows: LastingTable<Row>

    /// - Parameters:
    ///   - starts: Where the pairs of each first character start in `seconds`, and their end.
    ///   - seconds: The ranks of the second characters.
    init(starts: [UInt32], seconds: [UInt16]) {
        var size = 0
        let rows = zip(starts, starts.dropFirst()).map { low, high in
            var count = 1
            while count * 8 < Int(high - low) { count *= 2 }
            defer { size += count }
            return Row(start: UInt32(size), mask: UInt32(count * 64 - 1))
        }
        var words = [UInt64](repeating: 0, count: size)
        words.withUnsafeMutableBufferPointer { words in
            for (first, row) in rows.enumerated() {
                for second in seconds[Int(starts[first])..<Int(starts[first + 1])] {
                    let place = UInt32(second) & row.mask
                    words[Int(row.start + place >> 6)] |= 1 << UInt64(place & 63)
                }
            }
        }
        self.words = LastingTable(words)
        self.rows = LastingTable(rows)
    }

    /// Whether the pair of a second character may be among those of a row.
    @inlinable @inline(__always)
    func mayHave(_ second: UInt16, in row: Row) -> Bool {
        let place = UInt32(second) & row.mask
        return words[Int(row.start &+ place >> 6)] >> UInt64(place & 63) & 1 == 1
    }
}
