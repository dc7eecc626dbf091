internal import PipelineModel

/// Reads a web archive (WARC), plain or gzip, piece by piece: an archive of any size in the memory of one page.
///
/// Give it the archive's bytes in order with ``append(_:)``; after each piece take what ``next()`` gives until it gives
/// nothing; in the end call ``finish()``.
public struct WebArchiveReader {
    /// A record that holds a page.
    public enum Record: Sendable, Equatable {
        /// The `number`-th record of the archive, counted from 1, as it stands there: a web archive of one page.
        case page(number: Int, bytes: [UInt8])
        /// A page in a record of more bytes than the limit; it was passed over.
        case tooLarge(number: Int, bytes: Int)
    }

    /// Records read so far, of pages and others.
    public private(set) var records = 0

    private let limit: Int
    private var gzip: GzipStream?
    private var buffer: [UInt8] = []
    /// Bytes of the buffer that are done with.
    private var start = 0
    /// Bytes still to pass over.
    private var skipped = 0
    private var hasBegun = false

    /// - Parameter limit: Bytes a record may have, its header included.
    public init(limit: Int) { self.limit = limit }

    /// Takes the next piece of the archive: 64 KiB are a good size, for gzip may unpack a piece to 1,032 times as much.
    public mutating func append(_ piece: [UInt8]) throws(Refused) {
        guard !piece.isEmpty else { return }
        buffer.removeSubrange(..<start)
        start = 0
        do throws(Gzip.Failure) {
            if !hasBegun, piece.withUnsafeBufferPointer({ Gzip.isGzip($0) }) { gzip = try GzipStream() }
            hasBegun = true
            if let gzip { try gzip.unpack(piece, onto: &buffer) } else { buffer += piece }
        } catch {
            switch error {
            case .broken(let detail), .bomb(let detail): throw Refused(.badGzip, detail)
            }
        }
    }

    /// The next record that holds a page; `nil` where more bytes are needed first.
    ///
    /// - Throws: ``Refused`` where the bytes are no web archive, or a damaged one.
    public mutating func next() throws(Refused) -> Record? {
        while pass() {
            var found: Found?
            var failure: WARCRecord.Failure?
            buffer.withUnsafeBufferPointer { buffer in
                do throws(WARCRecord.Failure) {
                    found = try Self.record(UnsafeBufferPointer(rebasing: buffer[start...]), limit: limit)
                } catch { failure = error }
            }
            if let failure { throw Refused(.badWARC, "record \(records + 1): \(failure.detail)") }
            guard let found else { return nil }
            records += 1
            defer { skipped = found.length }
            guard found.holdsPage else { continue }
            if found.length > limit { return .tooLarge(number: records, bytes: found.length) }
            return .page(number: records, bytes: Array(buffer[start..<start + found.length]))
        }
        return nil
    }

    /// Tells that the archive has ended.
    ///
    /// - Throws: ``Refused`` where it ends inside a record, or holds none.
    public mutating func finish() throws(Refused) {
        if let gzip, !gzip.isComplete { throw Refused(.badGzip, "the compressed data ends too early") }
        if pass() || skipped > 0 { throw Refused(.badWARC, "its last record is cut off") }
        if records == 0 { throw Refused(.badWARC, "there is no record in it") }
    }

    /// Passes over what is done with and the white space after it; whether anything is left.
    private mutating func pass() -> Bool {
        let passed = min(skipped, buffer.count - start)
        start += passed
        skipped -= passed
        guard skipped == 0 else { return false }
        while start < buffer.count, buffer[start].isSpaceASCII { start += 1 }
        return start < buffer.count
    }

    private struct Found {
        let length: Int
        let holdsPage: Bool
    }

    /// The record that `bytes` begin with, once all of it is there; one beyond the limit, once its headers are.
    private static func record(
        _ bytes: UnsafeBufferPointer<UInt8>, limit: Int
    ) throws(WARCRecord.Failure) -> Found? {
        guard hasHeader(bytes) else {
            guard bytes.count > MIMEHeader.maximumBytes else { return nil }
            throw WARCRecord.Failure(detail: "its header does not end")
        }
        let frame = try WARCRecord.Frame(bytes)
        let needed =
            frame.length > limit ? min(frame.length, frame.header.length + MIMEHeader.maximumBytes) : frame.length
        guard bytes.count >= needed else { return nil }
        return Found(length: frame.length, holdsPage: try WARCRecord(beginningOf: bytes).page() != nil)
    }

    /// Whether an empty line ends a header.
    private static func hasHeader(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var next = 0
        while let end = bytes.index(of: UInt8(ascii: "\n"), from: next), end < MIMEHeader.maximumBytes {
            next = end + 1
            if next < bytes.count, bytes[next] == UInt8(ascii: "\n") { return true }
            if next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\r"), bytes[next + 1] == UInt8(ascii: "\n") {
                return true
            }
        }
        return false
    }
}
