/// An HTTP/1 response as crawlers store it: status line, header, body.
struct HTTPResponse {
    let status: Int
    /// The media type in lower case, without parameters; empty where the header names none.
    let mediaType: String
    /// The charset that the header declares, as printed.
    let charset: String?
    /// The body with its transfer encoding undone; still compressed where the server compressed it.
    let body: [UInt8]

    /// Whether `bytes` begin like a response.
    static func isResponse(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.begins(with: "http/1.") }

    /// - Parameter bytes: Bytes of which ``isResponse(_:)`` is true.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let header = MIMEHeader(bytes)
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }.split { $0.isSpaceASCII }
        status = line.count > 1 ? Int(String(decoding: line[1], as: UTF8.self)) ?? 0 : 0
        let type = header["content-type"] ?? ""
        mediaType = MIMEHeader.kind(of: type)
        charset = MIMEHeader.parameter("charset", of: type)
        let raw = UnsafeBufferPointer(rebasing: bytes[header.length...])
        let isChunked = header["transfer-encoding"]?.lowercased().hasSuffix("chunked") ?? false
        // Many crawlers store the body joined and leave the header as it was.
        body = (isChunked ? Self.joinedChunks(of: raw) : nil) ?? Array(raw)
    }

    /// The body without its chunk sizes, after RFC 9112, section 7.1; `nil` where it is not made of chunks.
    private static func joinedChunks(of body: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var joined: [UInt8] = []
        var index = 0
        while true {
            guard let end = body.index(of: UInt8(ascii: "\n"), from: index) else { return nil }
            let digits = body[index..<end].prefix { !$0.isSpaceASCII && $0 != UInt8(ascii: ";") }
            guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else { return nil }
            if size == 0 { return joined }
            guard size <= body.count - end - 1 else { return nil }
            joined += body[(end + 1)..<(end + 1 + size)]
            guard let next = body.index(of: UInt8(ascii: "\n"), from: end + 1 + size) else { return joined }
            index = next + 1
        }
    }
}
