internal import Storage
internal import SystemPackage

/// Writes one segment file of the documents of several contents in a row.
///
/// It streams: memory stays at some hundred kilobytes and the fence (one byte for 8 to 16 postings), whatever is merged. For
/// that the postings are merged twice.
struct SegmentWriter {
    private let file: any WritableFile
    private var buffer: [UInt8] = []
    private var checksum = Checksum()
    private var written = 0

    private static let block = 1 << 18

    /// Writes and syncs `path`, which must not exist.
    static func write(
        _ contents: [any SegmentContent], to path: FilePath, store: any FileStore
    ) throws -> IndexSegment {
        var writer = SegmentWriter(file: try store.create(path))
        return try writer.write(contents, name: path.lastComponent?.string ?? "")
    }

    private init(file: any WritableFile) { self.file = file }

    private mutating func write(_ contents: [any SegmentContent], name: String) throws -> IndexSegment {
        var footer = SegmentFooter()
        footer.firstDocument = contents.first?.firstDocument ?? 1
        footer.documents = UInt32(contents.reduce(0) { $0 + $1.documentCount })
        for content in contents { try content.withRecords { try append($0) } }
        try pad()
        footer.ends = UInt64(written)
        try appendRecordEnds(of: contents)
        try pad()
        footer.postingsStart = UInt64(written)
        footer.fenceBits = SegmentFooter.fenceBits(for: contents.reduce(0) { $0 + $1.postingCount })
        let fence = try appendPostings(of: contents, &footer)
        footer.fence = UInt64(written)
        for place in fence { try append(place) }
        try pad(to: KeyFilter.blockBytes)
        try appendFilters(of: contents, footer)
        buffer.append(contentsOf: footer.bytes)
        written += SegmentFooter.size
        try flush()
        try file.sync()
        try file.close()
        return IndexSegment(
            name: name, firstDocument: footer.firstDocument, documents: Int(footer.documents),
            bytes: written, checksum: checksum.value)
    }

    private mutating func appendRecordEnds(of contents: [any SegmentContent]) throws {
        var base: UInt64 = 0
        for content in contents {
            var end: UInt64 = 0
            for index in 0..<content.documentCount {
                end = content.recordEnd(index)
                let place = base + end
                try append(UInt32(truncatingIfNeeded: place))
                buffer.append(UInt8(truncatingIfNeeded: place >> 32))
                written += 1
            }
            base += end
        }
    }

    /// Merges the postings, the first ones of each key only; gives the fence.
    private mutating func appendPostings(
        of contents: [any SegmentContent], _ footer: inout SegmentFooter
    ) throws -> [UInt32] {
        let buckets = 1 << Int(footer.fenceBits)
        var fence: [UInt32] = []
        fence.reserveCapacity(buckets + 1)
        var merge = try PostingMerge(contents)
        var count: UInt32 = 0
        var last: UInt64?
        var same = 0
        while let bits = try merge.next() {
            let key = Posting(bits: bits).key
            same = key == last ? same + 1 : 0
            last = key
            guard same < Posting.maximumPerKey else { continue }
            let bucket = footer.bucket(of: bits)
            while fence.count <= bucket { fence.append(count) }
            try append(bits)
            count += 1
        }
        while fence.count <= buckets { fence.append(count) }
        footer.postings = UInt64(count)
        return fence
    }

    /// A filter for each bucket of the fence.
    private mutating func appendFilters(of contents: [any SegmentContent], _ footer: SegmentFooter) throws {
        var merge = try PostingMerge(contents)
        var next = try merge.next()
        for bucket in 0..<(1 << Int(footer.fenceBits)) {
            var filter = KeyFilter()
            var last: UInt64?
            while let bits = next, footer.bucket(of: bits) == bucket {
                let key = Posting(bits: bits).key
                if key != last { filter.insert(key) }
                last = key
                next = try merge.next()
            }
            for word in filter.words { try append(word) }
        }
    }

    private mutating func append(_ number: some FixedWidthInteger) throws {
        withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
        written += number.bitWidth / 8
        if buffer.count >= Self.block { try flush() }
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(Self.block)
            buffer.append(contentsOf: part)
            written += part.count
            rest = rest.dropFirst(part.count)
            try flush()
        }
    }

    /// Brings the next number to a multiple of `alignment`.
    private mutating func pad(to alignment: Int = 8) throws {
        while written % alignment != 0 {
            buffer.append(0)
            written += 1
        }
    }

    private mutating func flush() throws {
        guard !buffer.isEmpty else { return }
        buffer.withUnsafeBytes { checksum.append($0) }
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
