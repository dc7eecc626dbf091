internal import Storage
internal import SystemPackage

/// Keys and records of all articles seen, in the order they were seen: document numbers rise from 1.
///
/// New documents are kept in memory until they are written to a segment; with a folder, 32,768 of them at most (some
/// 25 MB), without one, all.
final class DocumentIndex {
    private var segments: [Segment] = []
    private var recent: RecentDocuments
    /// What its files hold, those written since the last commit among them.
    private(set) var manifest: IndexManifest
    private let home: IndexFolder?
    private var sessionBytes = 0
    /// Keys that are about to be looked up; empty where they are not known.
    private var expected: [UInt64] = []
    /// For each segment, which of ``expected`` its filters let pass: a bit each, the first key's the lowest.
    private var held: [UInt64] = []

    /// Documents kept in memory before they are written to a segment of their own.
    private static let maximumRecent = 32_768

    /// An index in memory.
    init() {
        manifest = IndexManifest()
        home = nil
        recent = RecentDocuments(firstDocument: 1)
    }

    /// The index that `manifest` describes, in `folder`. Cost: two system calls and the footer of each segment.
    init(_ manifest: IndexManifest, in home: IndexFolder) throws {
        self.manifest = manifest
        self.home = home
        segments = try manifest.segments.map { try home.open($0) }
        recent = RecentDocuments(firstDocument: UInt32(manifest.documents) + 1)
        guard zip(manifest.segments, manifest.segments.dropFirst()).allSatisfy({ $1.firstDocument == $0.endDocument })
        else {
            throw IndexError(path: home.path.string, detail: "documents are missing between its segments")
        }
    }

    /// Documents in the index.
    var count: Int { Int(recent.next) - 1 }

    /// The number that the next document gets.
    var next: UInt32 { recent.next }

    /// Postings not taken in, since their key had enough.
    var refused: Int { recent.refused }

    /// Adds a document under `keys`.
    ///
    /// - Throws: ``IndexError`` where no document number is left (after 268 million).
    func append(_ record: IndexRecord, keys: [UInt64]) throws {
        guard recent.next < 1 << Posting.documentBits else { throw damage("it is full: no document number is left") }
        recent.append(record.bytes, keys: keys)
        if home != nil && recent.count >= Self.maximumRecent { try writeSegment() }
    }

    /// Says that `keys` are about to be looked up.
    ///
    /// An index larger than the processor's caches answers each look-up from memory, segment by segment; asked for
    /// together, they wait for it together: around 250,000 documents this took the look-ups from 28 to 15 % of all time.
    func expect(_ keys: [UInt64]) {
        // An article has 28 keys at most; the bits of a word are enough for them.
        expected = Array(keys.prefix(UInt64.bitWidth))
        held.removeAll(keepingCapacity: true)
        for segment in segments { held.append(segment.expect(expected)) }
    }

    /// The first documents with `key`, lowest first, ``Posting/maximumPerKey`` at most.
    func documents(with key: UInt64, into documents: inout [UInt32]) throws {
        let place = expected.firstIndex(of: key)
        for index in segments.indices where place.map({ held[index] >> UInt64($0) & 1 == 1 }) ?? true {
            try segments[index].forEach(key) { documents.append($0) }
            if documents.count >= Posting.maximumPerKey { break }
        }
        recent.forEach(key) { documents.append($0) }
        if documents.count > Posting.maximumPerKey {
            documents.removeLast(documents.count - Posting.maximumPerKey)
        }
    }

    /// The record of a document in the index.
    func record(_ document: UInt32) throws -> IndexRecord {
        let record = try withRecord(document) { try IndexRecord($0) }
        return try checked(record, of: document)
    }

    /// The record of a document in the index, unless `isForeign` says of its shingles that it does not matter: then no more
    /// than its beginning is read, where that is enough.
    func record(_ document: UInt32, unless isForeign: (StoredSample) throws -> Bool) throws -> IndexRecord? {
        if try begins(document, isForeign) { return nil }
        let record = try withRecord(document) { bytes in
            try isForeign(IndexRecord.shingles(in: bytes)) ? nil : IndexRecord(bytes)
        }
        return try record.map { try checked($0, of: document) }
    }

    /// Whether the beginning of a record is enough for `isForeign` to say that it does not matter.
    private func begins(_ document: UInt32, _ isForeign: (StoredSample) throws -> Bool) throws -> Bool {
        try withRecord(document, limit: Self.beginning) { bytes in
            do {
                return try isForeign(IndexRecord.shingles(in: bytes))
            } catch is ByteReader.Malformed {
                return false
            }
        }
    }

    /// Bytes of a record that are read first: with 25 facts and no label, a third of a full sample.
    private static let beginning = 256

    /// Says that records of `documents` are about to be read.
    func expectRecords(of documents: [UInt32]) {
        for document in documents where document < recent.firstDocument { segment(of: document).expectRecord(document) }
    }

    /// Gives `body` the first bytes of a document's record, `limit` at most.
    private func withRecord<Result>(
        _ document: UInt32, limit: Int = .max, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) throws -> Result {
        guard (1..<recent.next).contains(document) else {
            throw damage("it names document \(document), which is not in it")
        }
        do {
            return document >= recent.firstDocument
                ? try recent.withRecord(document, body)
                : try segment(of: document).withRecord(document, limit: limit, body)
        } catch is ByteReader.Malformed {
            throw damage("the record of document \(document) makes no sense")
        }
    }

    private func checked(_ record: IndexRecord, of document: UInt32) throws -> IndexRecord {
        guard (1...document).contains(record.root) else { throw damage("document \(document) repeats a later one") }
        return record
    }

    private func damage(_ detail: String) -> IndexError {
        IndexError(path: home?.path.string ?? "memory", detail: detail)
    }

    /// Writes what is in memory to a segment and makes everything durable; the manifest is for the caller to commit.
    func stage() throws -> IndexManifest {
        if recent.count > 0 { try writeSegment() }
        return manifest
    }

    private func segment(of document: UInt32) -> Segment {
        var low = 0
        var high = segments.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if segments[middle].firstDocument <= document { low = middle } else { high = middle }
        }
        return segments[low]
    }

    private func writeSegment() throws {
        guard let home else { return }
        sessionBytes += recent.bytes
        let plan = MergePlan(
            segments: manifest.segments, newDocuments: recent.count, newBytes: recent.bytes,
            credit: manifest.mergeCredit + recent.bytes * MergePlan.creditFactor, sessionBytes: sessionBytes)
        let kept = segments.count - plan.suffix
        let contents: [any SegmentContent] = segments[kept...].map { $0 } + [recent.content]
        let entry = try home.write(contents, number: manifest.nextFile)
        let merged = manifest.segments[kept...].reduce(0) { $0 + $1.bytes }
        let segment = try home.open(entry)
        manifest.nextFile += 1
        manifest.mergeCredit = Swift.max(plan.credit - merged, 0)
        manifest.segments.replaceSubrange(kept..., with: [entry])
        segments.replaceSubrange(kept..., with: [segment])
        expected.removeAll(keepingCapacity: true)
        recent.removeAll()
    }
}
