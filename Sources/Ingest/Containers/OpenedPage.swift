internal import PipelineModel

/// A page out of the containers it came in: gzip, MHTML, WARC, a stored HTTP response.
struct OpenedPage {
    private(set) var bytes: [UInt8]
    /// The charset that a header around the page declares, as printed.
    private(set) var declaredCharset: String?
    /// Where and when the page was saved, as a header says.
    private(set) var location: String?
    private(set) var date: String?

    /// - Parameters:
    ///   - file: The file's bytes.
    ///   - limit: Bytes they may unpack to.
    init(_ file: [UInt8], limit: Int) throws(Refused) {
        bytes = try Unpacking.unpacked(file, limit: limit)
        switch bytes.withUnsafeBufferPointer({ Self.container(of: $0) }) {
        case .mhtml: try openMHTML()
        case .warc: try openWARC(limit: limit)
        case .http: try openHTTP(limit: limit)
        case nil: break
        }
    }

    private enum Container { case mhtml, warc, http }

    private static func container(of bytes: UnsafeBufferPointer<UInt8>) -> Container? {
        if WARCRecord.isRecord(bytes) { return .warc }
        if HTTPResponse.isResponse(bytes) { return .http }
        return MHTMLArchive.isArchive(bytes) ? .mhtml : nil
    }

    private mutating func openMHTML() throws(Refused) {
        var failure: MHTMLArchive.Failure?
        let archive = bytes.withUnsafeBufferPointer { buffer -> MHTMLArchive? in
            do throws(MHTMLArchive.Failure) { return try MHTMLArchive(buffer) } catch { failure = error }
            return nil
        }
        guard let archive else { throw Refused(.badMHTML, failure?.detail ?? "") }
        (bytes, declaredCharset) = (archive.content, archive.charset)
        (location, date) = (archive.location, archive.date)
    }

    /// Opens an archive of one page; of several, none may be lost, so they are to be parted first.
    private mutating func openWARC(limit: Int) throws(Refused) {
        let pages = try WebArchive.pages(of: bytes)
        guard let page = pages.first else { throw Refused(.notText, "the file is a web archive without a page") }
        guard pages.count == 1 else {
            throw Refused(
                .notText,
                "the file is a web archive of \(pages.count) pages: 'policytrack unpack' parts it into files of one page each"
            )
        }
        let archive = bytes
        archive.withUnsafeBufferPointer { archive in
            guard let record = try? WARCRecord(UnsafeBufferPointer(rebasing: archive[page.range])),
                let found = record.page()
            else { return }
            (bytes, declaredCharset) = (found.content, found.charset)
            (location, date) = (record.location, record.date)
        }
        bytes = try Unpacking.unpacked(bytes, limit: limit)
    }

    private mutating func openHTTP(limit: Int) throws(Refused) {
        let response = bytes.withUnsafeBufferPointer { HTTPResponse($0) }
        declaredCharset = response.charset
        bytes = try Unpacking.unpacked(response.body, limit: limit)
    }
}
