/// A page that a browser saved as one MIME message (`.mhtml`, `.mht`), after RFC 2557; only its main part is of interest.
struct MHTMLArchive {
    /// Why an archive could not be read; the text says what was found.
    struct Failure: Error {
        let detail: String
    }

    /// The main part's bytes, its transfer encoding undone.
    let content: [UInt8]
    /// The charset that the part's header declares, as printed.
    let charset: String?
    /// Where the page was saved from.
    let location: String?
    /// When it was saved: RFC 3339 where the header's date can be read, otherwise as printed.
    let date: String?

    /// Whether `bytes` begin like a MIME message that holds a page.
    static func isArchive(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.first.map({ $0.isLetterASCII }) ?? false else { return false }
        let header = MIMEHeader(bytes)
        guard header["mime-version"] != nil, let type = header["content-type"] else { return false }
        let kind = MIMEHeader.kind(of: type)
        return kind.hasPrefix("multipart/") || kind == "text/html"
    }

    /// - Parameter bytes: A file of which ``isArchive(_:)`` is true.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
        let header = MIMEHeader(bytes)
        let type = header["content-type"] ?? ""
        let (part, partHeader) =
            MIMEHeader.kind(of: type).hasPrefix("multipart/")
            ? try Self.mainPart(of: bytes, from: header.length, type: type, depth: 0)
            : (UnsafeBufferPointer(rebasing: bytes[header.length...]), header)
        content = TransferEncoding.decode(part, partHeader["content-transfer-encoding"] ?? "")
        charset = partHeader["content-type"].flatMap { MIMEHeader.parameter("charset", of: $0) }
        location =
            [header["snapshot-content-location"], partHeader["content-location"], header["content-location"]]
            .lazy.compactMap { $0 }.first { !$0.isEmpty }
        date = header["date"].map { MailDate.rfc3339($0) ?? $0 }
    }

    private typealias Part = (content: UnsafeBufferPointer<UInt8>, header: MIMEHeader)

    /// The part that `start` names, or else the first that is HTML.
    private static func mainPart(
        of bytes: UnsafeBufferPointer<UInt8>, from start: Int, type: String, depth: Int
    ) throws(Failure) -> Part {
        guard depth < 4 else { throw Failure(detail: "its parts are nested more than four deep") }
        guard let boundary = MIMEHeader.parameter("boundary", of: type) else {
            throw Failure(detail: "its header names no boundary")
        }
        let root = MIMEHeader.parameter("start", of: type)
        var firstPage: Part?
        var ended = true
        try forEachPart(of: bytes, from: start, boundary: boundary) { (part: Part, complete: Bool) throws(Failure) in
            let partType = part.header["content-type"] ?? ""
            let kind = MIMEHeader.kind(of: partType)
            let isRoot = root != nil && part.header["content-id"] == root
            if kind.hasPrefix("multipart/"), firstPage == nil {
                firstPage = try mainPart(of: part.content, from: 0, type: partType, depth: depth + 1)
            } else if isRoot || firstPage == nil && (kind == "text/html" || kind == "application/xhtml+xml") {
                (firstPage, ended) = (part, complete)
            }
            return isRoot
        }
        guard let page = firstPage else { throw Failure(detail: "no part between its boundaries is a page") }
        guard ended else { throw Failure(detail: "its main part is cut off: no boundary follows it") }
        return page
    }

    /// Gives `visit` the parts between lines that begin with `--boundary`, and whether such a line follows each, until
    /// it says that it has seen enough.
    private static func forEachPart(
        of bytes: UnsafeBufferPointer<UInt8>, from start: Int, boundary: String,
        _ visit: (Part, Bool) throws(Failure) -> Bool
    ) throws(Failure) {
        let delimiter = Array("--\(boundary)".utf8)
        var partStart: Int?
        var line = start
        while line < bytes.count {
            let end = bytes.index(of: UInt8(ascii: "\n"), from: line) ?? bytes.count
            if bytes[line..<end].starts(with: delimiter) {
                if let partStart, try visit(part(of: bytes, partStart..<line), true) { return }
                if bytes[line..<end].dropFirst(delimiter.count).starts(with: "--".utf8) { return }
                partStart = min(end + 1, bytes.count)
            }
            line = end + 1
        }
        if let partStart { _ = try visit(part(of: bytes, partStart..<bytes.count), false) }
    }

    private static func part(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Part {
        let part = UnsafeBufferPointer(rebasing: bytes[range])
        let header = MIMEHeader(part)
        return (UnsafeBufferPointer(rebasing: part[header.length...]), header)
    }
}
