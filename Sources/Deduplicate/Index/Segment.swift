internal import PipelineModel
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

    /// The digest of the file as it is now. Cost: reads all of it.
    var digest: Digest {
        file.withBytes { Digest(of: $0.assumingMemoryBound(to: UInt8.self)) }
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

    /// Calls `body` with each document that has `key`, lowest first. Cost: two or three pages touched.
    func forEach(_ key: UInt64, _ body: (UInt32) -> Void) {
        guard footer.postings > 0 else { return }
        file.withBytes { bytes in
            let lowest = Posting(key: key, document: 0).bits
            let bucket = footer.fenceBits == 0 ? 0 : Int(lowest >> UInt64(64 - footer.fenceBits))
            var low = fence(bucket, bytes)
            var high = fence(bucket + 1, bytes)
            while low < high {
                let middle = (low + high) / 2
                if posting(middle, bytes) < lowest { low = middle + 1 } else { high = middle }
            }
            while low < postingCount, case let found = Posting(bits: posting(low, bytes)), found.key == key {
                body(found.document)
                low += 1
            }
        }
    }

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
