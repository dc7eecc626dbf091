internal import Storage
internal import SystemPackage

/// A segment file, read through the page cache: memory of our own does not grow with it.
///
/// Filters, fence and record ends, some 45 bytes a document, are mapped, since most look-ups end in them. Postings and records are
/// copied when they are wanted.
final class Segment: SegmentContent {
    let entry: IndexSegment
    private let file: MappedFile
    private let footer: SegmentFooter
    /// Where the filters start.
    private let filters: Int
    /// What was read last.
    private var scratch: [UInt8] = []

    var firstDocument: UInt32 { footer.firstDocument }
    var documentCount: Int { Int(footer.documents) }
    var postingCount: Int { Int(footer.postings) }

    /// The checksum of the file as it is now. Cost: reads all of it.
    func checksum() throws -> UInt64 {
        var checksum = Checksum()
        try forEachPiece(upTo: file.count) { checksum.append($0) }
        return checksum.value
    }

    /// Opens the file of `entry` in `folder`. Only its footer is read.
    ///
    /// - Throws: ``IndexError`` where the file is missing, has another size or no sound footer.
    init(_ entry: IndexSegment, in folder: FilePath, store: any FileStore) throws {
        let path = folder.appending(entry.name)
        guard try store.statusIfPresent(of: path) != nil else {
            throw IndexError(path: path.string, detail: "the file is missing")
        }
        let file = try store.map(path)
        guard file.count == entry.bytes, file.count >= SegmentFooter.size else {
            throw IndexError(path: path.string, detail: "it has \(file.count) bytes, expected \(entry.bytes)")
        }
        let last = file.withBytes { Array($0[(file.count - SegmentFooter.size)...]) }
        guard let footer = SegmentFooter(last, fileSize: file.count), footer.firstDocument == entry.firstDocument,
            Int(footer.documents) == entry.documents
        else { throw IndexError(path: path.string, detail: "its footer is not that of a segment") }
        file.expectRandomReads()
        self.entry = entry
        self.file = file
        self.footer = footer
        filters = Int(footer.filter)
    }

    /// Calls `body` with each document that has `key`, lowest first. Cost: a cache line of the filters; where the key is
    /// there, and for one key in 40 that is not, one of the fence and a copy of some 64 postings.
    func forEach(_ key: UInt64, _ body: (UInt32) -> Void) throws {
        guard let bucket = file.withBytes({ mayHold(key, $0) ? bucket(of: key, $0) : nil }) else { return }
        guard bucket.count <= Self.largestBucket else {
            throw IndexError(path: entry.name, detail: "\(bucket.count) postings have the first bits of one key")
        }
        try withCopy(from: Int(footer.postingsStart) + bucket.lowerBound * 8, count: bucket.count * 8) { bytes in
            let wanted = Posting(key: key, document: 0).bits
            var place = 0
            while place < bytes.count, Self.number(at: place, bytes) < wanted { place += 8 }
            while place < bytes.count, case let found = Posting(bits: Self.number(at: place, bytes)), found.key == key {
                body(found.document)
                place += 8
            }
        }
    }

    /// A bucket has 64 postings at most on average: one of so many is damage, and must not take memory.
    private static let largestBucket = 1 << 16

    /// The places of the postings among which those of a key are.
    @inline(__always)
    private func bucket(of key: UInt64, _ bytes: UnsafeRawBufferPointer) -> Range<Int> {
        let bucket = footer.bucket(of: Posting(key: key, document: 0).bits)
        let first = fence(bucket, bytes)
        return first..<Swift.max(fence(bucket + 1, bytes), first)
    }

    /// Gives `body` a copy of bytes of the file. The copy is overwritten by the next one.
    private func withCopy<Result>(
        from offset: Int, count: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        if scratch.count < count { scratch = [UInt8](repeating: 0, count: count) }
        return try scratch.withUnsafeMutableBytes { scratch in
            let copy = UnsafeMutableRawBufferPointer(rebasing: scratch[..<count])
            guard file.copyBytes(from: offset, into: copy) == count else {
                throw IndexError(path: entry.name, detail: "\(count) bytes at \(offset) cannot be read")
            }
            return try body(UnsafeRawBufferPointer(copy))
        }
    }

    /// The start of the filter that a key would be in.
    @inline(__always)
    private func filter(of key: UInt64) -> Int {
        filters + footer.bucket(of: Posting(key: key, document: 0).bits) * KeyFilter.blockBytes
    }

    @inline(__always)
    private func mayHold(_ key: UInt64, _ bytes: UnsafeRawBufferPointer) -> Bool {
        footer.postings > 0 && KeyFilter.mayHold(key, bytes, at: filter(of: key))
    }

    /// Asks for the part of the fence that looking up each of `keys` reads. Cost: reads the filters.
    ///
    /// - Parameter keys: 64 at most.
    /// - Returns: Which of the keys the filters let pass: a bit each, the first one's the lowest.
    func expect(_ keys: [UInt64]) -> UInt64 {
        let held = file.withBytes { bytes in
            var held: UInt64 = 0
            for place in keys.indices { held |= (mayHold(keys[place], bytes) ? 1 : 0) << UInt64(place) }
            return held
        }
        var rest = held
        while rest != 0 {
            let key = keys[rest.trailingZeroBitCount]
            file.expectRead(at: Int(footer.fence) + footer.bucket(of: Posting(key: key, document: 0).bits) * 4)
            rest &= rest - 1
        }
        return held
    }

    /// Asks for what says where the record of `document` ends.
    func expectRecord(_ document: UInt32) {
        file.expectRead(at: Int(footer.ends) + Int(document - firstDocument) * 5)
    }

    /// Gives `body` a copy of the first bytes of a document's record, `limit` at most.
    func withRecord<Result>(
        _ document: UInt32, limit: Int = .max, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) throws -> Result {
        let index = Int(document - firstDocument)
        let start = index == 0 ? 0 : recordEnd(index - 1)
        let end = recordEnd(index)
        guard start <= end, end <= footer.ends, end - start <= Self.largestRecord else {
            throw IndexError(
                path: entry.name, detail: "the record of document \(document) is none: bytes \(start) to \(end)")
        }
        return try withCopy(from: Int(start), count: Swift.min(Int(end - start), limit)) { bytes in
            try body(bytes.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// A record has some 1,000 bytes and its label, which a filter takes from its input: one of so many is damage, and must
    /// not take memory.
    private static let largestRecord = 1 << 26

    func withRecords(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let end = documentCount == 0 ? 0 : recordEnd(documentCount - 1)
        guard end <= footer.ends else { throw IndexError(path: entry.name, detail: "records lie outside the file") }
        try forEachPiece(upTo: Int(end), body)
    }

    /// Bytes copied at a time where much is read in a row.
    private static let piece = 1 << 18

    /// Gives `body` copies of the bytes before `end`, one piece after the other.
    private func forEachPiece(upTo end: Int, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        for start in stride(from: 0, to: end, by: Self.piece) {
            try withCopy(from: start, count: Swift.min(Self.piece, end - start), body)
        }
    }

    func recordEnd(_ index: Int) -> UInt64 {
        file.withBytes { bytes in
            let place = Int(footer.ends) + index * 5
            let low = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            return UInt64(low) | UInt64(bytes[place + 4]) << 32
        }
    }

    func copyPostings(from start: Int, into block: UnsafeMutableBufferPointer<UInt64>) throws -> Int {
        let count = Swift.min(block.count, postingCount - start)
        try withCopy(from: Int(footer.postingsStart) + start * 8, count: count * 8) { bytes in
            for index in 0..<count { block[index] = Self.number(at: index * 8, bytes) }
        }
        return count
    }

    @inline(__always)
    private static func number(at offset: Int, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The place of the first posting at or after `bucket`, never past the postings, whatever the file says.
    @inline(__always)
    private func fence(_ bucket: Int, _ bytes: UnsafeRawBufferPointer) -> Int {
        let place = Int(footer.fence) + bucket * 4
        let value = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        return Swift.min(Int(value), postingCount)
    }
}
