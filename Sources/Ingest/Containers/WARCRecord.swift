/// One record of a web archive, after ISO 28500 (WARC 1.0 and 1.1).
struct WARCRecord {
    /// Why an archive could not be read; the text says what was found.
    struct Failure: Error {
        let detail: String
    }

    /// Bytes of the record with what parts it from the next.
    let length: Int
    /// What was stored: for a response, the HTTP message.
    let content: UnsafeBufferPointer<UInt8>
    private let header: MIMEHeader

    /// Whether `bytes` begin like a record.
    static func isRecord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.begins(with: "warc/1.") }

    /// The record that `bytes` begin with.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
        let frame = try Frame(bytes)
        guard frame.length <= bytes.count else { throw Failure(detail: "its last record is cut off") }
        header = frame.header
        var end = frame.length
        content = UnsafeBufferPointer(rebasing: bytes[header.length..<end])
        while end < bytes.count, bytes[end].isSpaceASCII { end += 1 }
        length = end
    }

    /// The record of which `bytes` are the beginning, its content cut off where they end.
    init(beginningOf bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
        let frame = try Frame(bytes)
        header = frame.header
        length = frame.length
        content = UnsafeBufferPointer(rebasing: bytes[min(header.length, bytes.count)..<min(length, bytes.count)])
    }

    /// A record's header, and what it says of the record's length.
    struct Frame {
        let header: MIMEHeader
        /// Bytes of header and content.
        let length: Int

        /// - Parameter bytes: The beginning of a record; the whole header must be there.
        init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
            guard isRecord(bytes) else { throw Failure(detail: "a record does not begin with \"WARC/1.\"") }
            header = MIMEHeader(bytes)
            guard let count = header["content-length"].flatMap({ Int($0) }), count >= 0, count < Int.max - header.length
            else { throw Failure(detail: "a record names no Content-Length") }
            length = header.length + count
        }
    }

    /// Where the content was fetched from.
    var location: String? { header["warc-target-uri"].map { $0.filter { $0 != "<" && $0 != ">" } } }
    /// When, RFC 3339.
    var date: String? { header["warc-date"] }

    /// The page in the record; `nil` where it holds something else: a request, an image, an error.
    func page() -> (content: [UInt8], charset: String?)? {
        switch header["warc-type"]?.lowercased() {
        case "response" where HTTPResponse.isResponse(content):
            let response = HTTPResponse(content)
            guard response.status == 200, Self.isPage(response.mediaType) else { return nil }
            return (response.body, response.charset)
        case "resource":
            let type = header["content-type"] ?? ""
            guard Self.isPage(MIMEHeader.kind(of: type)) else { return nil }
            return (Array(content), MIMEHeader.parameter("charset", of: type))
        default: return nil
        }
    }

    private static func isPage(_ mediaType: String) -> Bool {
        ["", "text/html", "application/xhtml+xml", "text/plain"].contains(mediaType)
    }
}
