/// The documents not yet written to a segment.
struct RecentDocuments {
    private(set) var firstDocument: UInt32
    private var postings = PostingTable()
    private var records = RecordStore()

    init(firstDocument: UInt32) { self.firstDocument = firstDocument }

    var count: Int { records.count }

    /// The number that the next document gets.
    var next: UInt32 { firstDocument + UInt32(records.count) }

    /// Postings not taken in, since their key had enough.
    var refused: Int { postings.refused }

    /// Bytes of records and postings that a segment of these documents would have.
    var bytes: Int { records.bytes.count + records.count * 5 + postings.count * 8 + SegmentFooter.size }

    mutating func append(_ record: [UInt8], keys: [UInt64]) {
        let document = next
        for key in keys { postings.insert(Posting(key: key, document: document)) }
        records.append(record)
    }

    func forEach(_ key: UInt64, _ body: (UInt32) -> Void) { postings.forEach(key, body) }

    /// Gives `body` the bytes of a document's record, which must be among these.
    func withRecord<Result>(_ document: UInt32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
        -> Result
    {
        let range = records.range(of: Int(document - firstDocument))
        return try records.bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// What there is, sorted for a segment.
    var content: some SegmentContent {
        Content(firstDocument: firstDocument, postings: postings.sorted, records: records)
    }

    /// Forgets the documents; the numbers go on.
    mutating func removeAll() {
        firstDocument = next
        postings.removeAll()
        records.removeAll()
    }

    private struct Content: SegmentContent {
        let firstDocument: UInt32
        let postings: [UInt64]
        let records: RecordStore

        var documentCount: Int { records.count }
        var postingCount: Int { postings.count }

        func withRecords(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
            try records.bytes.withUnsafeBytes(body)
        }

        func recordEnd(_ index: Int) -> UInt64 { UInt64(records.ends[index]) }

        func copyPostings(from start: Int, into block: UnsafeMutableBufferPointer<UInt64>) -> Int {
            let count = Swift.min(block.count, postings.count - start)
            for index in 0..<count { block[index] = postings[start + index] }
            return count
        }
    }
}
