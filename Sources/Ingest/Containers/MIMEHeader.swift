/// The header of a MIME message or of one of its parts: RFC 2822 lines up to an empty one.
struct MIMEHeader {
    private var fields: [String: String] = [:]
    /// Bytes up to what follows the empty line.
    private(set) var length = 0

    /// More lines than these, or longer headers, are no header.
    static let maximumBytes = 65536

    /// Reads the header at the start of `bytes`. Lines without a colon are passed over.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var name: String?
        while length < min(bytes.count, Self.maximumBytes) {
            let end = bytes.index(of: UInt8(ascii: "\n"), from: length) ?? bytes.count
            var line = bytes[length..<end]
            length = min(end + 1, bytes.count)
            while let last = line.last, last.isSpaceASCII { line = line.dropLast() }
            guard let first = line.first else { return }
            if first.isSpaceASCII {
                if let name { fields[name, default: ""] += " " + Self.trimmed(line) }
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let key = String(decoding: line[..<colon], as: UTF8.self).lowercased()
                name = key
                if fields[key] == nil { fields[key] = Self.trimmed(line[(colon + 1)...]) }
            }
        }
    }

    /// The value of the field `name` (in lower case), its folded lines joined.
    subscript(name: String) -> String? { fields[name] }

    /// `multipart/related` of `Multipart/Related; boundary="x"`.
    static func kind(of value: String) -> String {
        String(value.prefix { $0 != ";" }).lowercased().filter { $0 != " " && $0 != "\t" }
    }

    /// The value of `; name=value` or `; name="value"` in a field.
    static func parameter(_ name: String, of value: String) -> String? {
        for parameter in value.split(separator: ";").dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, trimmed(Array(pair[0].utf8)[...]).lowercased() == name else { continue }
            let found = trimmed(Array(pair[1].utf8)[...]).filter { $0 != "\"" }
            return found.isEmpty ? nil : found
        }
        return nil
    }

    private static func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> String {
        let start = bytes.drop { $0.isSpaceASCII }
        let end = start.reversed().drop { $0.isSpaceASCII }.count
        return String(decoding: start.prefix(end), as: UTF8.self)
    }
}
