/// The postings of several contents as one rising sequence.
struct PostingMerge {
    private struct Cursor {
        let content: any SegmentContent
        var block: [UInt64] = []
        var index = 0
        var taken = 0

        /// The next posting, left in place; `UInt64.max` at the end: no document has so high a number.
        var head: UInt64 { index < block.count ? block[index] : .max }

        mutating func refill() throws {
            index = 0
            block = try [UInt64](unsafeUninitializedCapacity: 4096) { buffer, count in
                count = try content.copyPostings(from: taken, into: buffer)
            }
            taken += block.count
        }
    }

    private var cursors: [Cursor] = []

    init(_ contents: [any SegmentContent]) throws {
        cursors = contents.map { Cursor(content: $0) }
        for index in cursors.indices { try cursors[index].refill() }
    }

    /// The lowest posting left; `nil` at the end. Cost: one comparison for each content, of which there are few.
    mutating func next() throws -> UInt64? {
        var lowest = UInt64.max
        var place = 0
        for index in cursors.indices where cursors[index].head < lowest {
            lowest = cursors[index].head
            place = index
        }
        guard lowest != .max else { return nil }
        cursors[place].index += 1
        if cursors[place].index == cursors[place].block.count { try cursors[place].refill() }
        return lowest
    }
}
