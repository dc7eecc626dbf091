/// Documents in a row with their records and postings: what a segment is made of, be it in memory or another segment.
protocol SegmentContent {
    var firstDocument: UInt32 { get }
    var documentCount: Int { get }
    var postingCount: Int { get }

    /// Gives `body` the records end to end, piece by piece.
    func withRecords(_ body: (UnsafeRawBufferPointer) throws -> Void) throws

    /// Where the record at `index` ends within the records.
    func recordEnd(_ index: Int) -> UInt64

    /// Copies postings from `start` on, in rising order; gives how many it copied, 0 only at the end.
    func copyPostings(from start: Int, into block: UnsafeMutableBufferPointer<UInt64>) throws -> Int
}
