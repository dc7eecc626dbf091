/// Keys and records of all articles seen, in the order they were seen: document numbers rise from 1.
final class DocumentIndex {
    private var postings = PostingTable()
    private var recent = RecordStore()
    private var firstRecent: UInt32 = 1

    /// Documents in the index.
    var count: Int { Int(firstRecent) - 1 + recent.count }

    /// The number that the next document gets.
    var next: UInt32 { firstRecent + UInt32(recent.count) }

    /// Adds a document under `keys`.
    func append(_ record: IndexRecord, keys: [UInt64]) {
        let document = next
        for key in keys { postings.insert(Posting(key: key, document: document)) }
        recent.append(record.bytes)
    }

    /// The first documents with `key`, ``Posting/maximumPerKey`` at most.
    func documents(with key: UInt64, into documents: inout [UInt32]) {
        postings.forEach(key) { documents.append($0) }
    }

    /// The record of a document that ``documents(with:into:)`` gave.
    func record(_ document: UInt32) throws -> IndexRecord {
        let range = recent.range(of: Int(document - firstRecent))
        return try recent.bytes.withUnsafeBufferPointer { try IndexRecord(UnsafeBufferPointer(rebasing: $0[range])) }
    }
}
