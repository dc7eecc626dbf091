public import PipelineModel

/// A web archive (WARC) as a crawler writes it, plain or compressed: every response that is a page becomes a file of its
/// own, which ``PageDecoder`` takes like any other.
public enum WebArchive {
    /// The pages in `file`; `nil` where it is no web archive.
    ///
    /// Each is named `NAME#n` for the n-th record, counted from 1, and holds that record as it stands in the archive, so
    /// that where and when it was fetched come along. The archive is held in memory.
    ///
    /// - Parameters:
    ///   - file: Any file.
    ///   - limit: Bytes the archive may have once it is unpacked.
    /// - Throws: ``PipelineModel/Refusal`` as ``Refused`` where the archive is damaged or too large.
    public static func pages(in file: RawFile, limit: Int) throws(Refused) -> [RawFile]? {
        let bytes = try Unpacking.unpacked(file.bytes, limit: limit)
        guard bytes.withUnsafeBufferPointer({ WARCRecord.isRecord($0) }) else { return nil }
        return try pages(of: bytes).map { page in
            let name = PageName(bytes: file.name.bytes + Array("#\(page.number)".utf8))
            return RawFile(name: name, bytes: Array(bytes[page.range]))
        }
    }

    /// Where the records that are pages stand in an unpacked archive.
    static func pages(of bytes: [UInt8]) throws(Refused) -> [(number: Int, range: Range<Int>)] {
        var pages: [(number: Int, range: Range<Int>)] = []
        var failure: WARCRecord.Failure?
        bytes.withUnsafeBufferPointer { bytes in
            var (start, number) = (0, 0)
            while start < bytes.count {
                do throws(WARCRecord.Failure) {
                    let record = try WARCRecord(UnsafeBufferPointer(rebasing: bytes[start...]))
                    number += 1
                    if record.page() != nil { pages.append((number, start..<(start + record.length))) }
                    start += record.length
                } catch {
                    failure = error
                    return
                }
            }
        }
        if let failure { throw Refused(.badWARC, failure.detail) }
        return pages
    }
}
