internal import Storage
internal import SystemPackage

/// A segment file, read through the page cache: memory of our own does not grow with it.
final class Segment: SegmentContent {
    let entry: IndexSegment
    private let file: MappedFile
    private let footer: SegmentFooter

    var firstDocument: UInt32 { footer.firstDocument }
    var documentCount: Int { Int(footer.documents) }
    var postingCount: Int { Int(footer.postings) }

    /// The checksum of the file as it is now. Cost: reads all of it.
    var checksum: UInt64 {
        var checksum = Checksum()
        file.withBytes { checksum.append($0) }
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
    }

    /// Calls `body` with each document that has `key`, lowest first. Cost: a cache line of the filters; where the key is
    /// there, and for one key in 40 that is not, two or three pages more.
    func forEach(_ key: UInt64, _ body: (UInt32) -> Void) {
        file.withBytes { bytes in
            guard mayHold(key, bytes) else { return }
            var low = lowerBound(of: Posting(key: key, document: 0).bits, bytes)
            while low < postingCount, case let found = Posting(bits: posting(low, bytes)), found.key == key {
                body(found.document)
                low += 1
            }
        }
    }

    /// The place of the first posting that is not below `bits`.
    ///
    /// Keys are spread evenly, so between two entries of the fence it is guessed, and then found within a few steps:
    /// fewer cache lines are touched than by halving.
    private func lowerBound(of bits: UInt64, _ bytes: UnsafeRawBufferPointer) -> Int {
        var (place, bounds) = guess(of: bits, bytes)
        while place < bounds.upperBound, posting(place, bytes) < bits { place += 1 }
        while place > bounds.lowerBound, posting(place - 1, bytes) >= bits { place -= 1 }
        return place
    }

    /// Where the first posting that is not below `bits` is likely to be, and where it is for sure.
    @inline(__always)
    private func guess(of bits: UInt64, _ bytes: UnsafeRawBufferPointer) -> (place: Int, bounds: Range<Int>) {
        let rest = footer.fenceBits == 0 ? bits : bits << UInt64(footer.fenceBits)
        let bucket = footer.bucket(of: bits)
        let first = fence(bucket, bytes)
        let end = Swift.max(fence(bucket + 1, bytes), first)
        return (first + Int(UInt64(end - first).multipliedFullWidth(by: rest).high), first..<end)
    }

    /// The start of the filter that a key would be in.
    @inline(__always)
    private func filter(of key: UInt64) -> Int {
        Int(footer.filter) + footer.bucket(of: Posting(key: key, document: 0).bits) * KeyFilter.blockBytes
    }

    @inline(__always)
    private func mayHold(_ key: UInt64, _ bytes: UnsafeRawBufferPointer) -> Bool {
        footer.postings > 0 && KeyFilter.mayHold(key, bytes, at: filter(of: key))
    }

    /// Asks for the filters that looking up each of `keys` reads first.
    func expectFilters(of keys: [UInt64]) { file.expectReads(at: keys.map { filter(of: $0) }) }

    /// Asks for the part of the fence that looking up each of `keys` reads then.
    ///
    /// - Returns: The keys that may be here. Cost: reads the filters.
    func expectFence(of keys: [UInt64]) -> [UInt64] {
        let held = file.withBytes { bytes in keys.filter { mayHold($0, bytes) } }
        file.expectReads(
            at: held.map { Int(footer.fence) + footer.bucket(of: Posting(key: $0, document: 0).bits) * 4 })
        return held
    }

    /// Asks for the postings that looking up each of `keys`, which may be here, reads last. Cost: reads the fence.
    func expectPostings(of keys: [UInt64]) {
        let places = file.withBytes { bytes in
            keys.map { Int(footer.postingsStart) + guess(of: Posting(key: $0, document: 0).bits, bytes).place * 8 }
        }
        file.expectReads(at: places)
    }

    /// Lets go of the memory of what was read but for the filters: it is read again from the page cache when it is needed.
    func forget() { file.forget(upTo: Int(footer.filter)) }

    /// Gives `body` the bytes of a document's record.
    func withRecord<Result>(_ document: UInt32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) throws -> Result
    {
        let index = Int(document - firstDocument)
        let start = index == 0 ? 0 : recordEnd(index - 1)
        let end = recordEnd(index)
        guard start <= end, end <= footer.ends else {
            throw IndexError(path: entry.name, detail: "the record of document \(document) lies outside the records")
        }
        return try file.withBytes { bytes in
            try body(UnsafeRawBufferPointer(rebasing: bytes[Int(start)..<Int(end)]).assumingMemoryBound(to: UInt8.self))
        }
    }

    func withRecords(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let end = documentCount == 0 ? 0 : recordEnd(documentCount - 1)
        guard end <= footer.ends else { throw IndexError(path: entry.name, detail: "records lie outside the file") }
        try file.withBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<Int(end)])) }
    }

    func recordEnd(_ index: Int) -> UInt64 {
        file.withBytes { bytes in
            let place = Int(footer.ends) + index * 5
            let low = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            return UInt64(low) | UInt64(bytes[place + 4]) << 32
        }
    }

    func copyPostings(from start: Int, into block: UnsafeMutableBufferPointer<UInt64>) -> Int {
        let count = Swift.min(block.count, postingCount - start)
        file.withBytes { bytes in
            for index in 0..<count { block[index] = posting(start + index, bytes) }
        }
        return count
    }

    @inline(__always)
    private func posting(_ index: Int, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: Int(footer.postingsStart) + index * 8, as: UInt64.self))
    }

    /// The place of the first posting at or after `bucket`, never past the postings, whatever the file says.
    @inline(__always)
    private func fence(_ bucket: Int, _ bytes: UnsafeRawBufferPointer) -> Int {
        let place = Int(footer.fence) + bucket * 4
        let value = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        return Swift.min(Int(value), postingCount)
    }
}
