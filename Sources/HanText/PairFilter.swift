internal import CHanTables

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

    init() {
        words = LastingTable(compiled: policytrack_filter_words(), count: Int(policytrack_filter_word_count))
        let rows = UnsafeBufferPointer(start: policytrack_filter_rows(), count: Int(policytrack_character_count))
        self.rows = LastingTable(rows.map { Row(start: $0.start, mask: $0.mask) })
    }

    /// Whether the pair of a second character may be among those of a row.
    @inlinable @inline(__always)
    func mayHave(_ second: UInt16, in row: Row) -> Bool {
        let place = UInt32(second) & row.mask
        return words[Int(row.start &+ place >> 6)] >> UInt64(place & 63) & 1 == 1
    }
}
