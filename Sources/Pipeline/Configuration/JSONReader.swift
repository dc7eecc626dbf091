/// Reads JSON (RFC 8259) strictly and keeps every value's place.
///
/// Foundation's reader gives a place for a syntax error only and lets the last of two equal keys win in silence; a
/// configuration has to be told both. Time is linear; nesting is limited to ``maximumDepth``.
struct JSONReader {
    /// What is wrong with the syntax, and where.
    struct SyntaxError: Error {
        let place: JSONPlace
        let message: String
    }

    /// Deeper than any configuration goes, shallow enough for any stack.
    static let maximumDepth = 64

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lineStart = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The one value that `bytes` hold.
    static func read(_ bytes: [UInt8]) throws(SyntaxError) -> PlacedJSON {
        var reader = JSONReader(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw reader.error("starts with a byte-order mark. Save the file as UTF-8 without BOM")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw reader.error("is not valid UTF-8. Save the file as UTF-8")
        }
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.index == bytes.count else {
            throw reader.error("expected the end of the file, found \(reader.found)")
        }
        return value
    }

    private var place: JSONPlace { JSONPlace(line: line, column: index - lineStart + 1) }
    private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// What stands at the place, in words for a message.
    private var found: String {
        guard let byte else { return "the end of the file" }
        if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") { return "a comment, which JSON does not have" }
        let character = String(decoding: bytes[index...].prefix(4), as: UTF8.self).first.map(String.init) ?? "?"
        return byte < 32 ? "a control character" : "'\(character)'"
    }

    private func error(_ message: String) -> SyntaxError { SyntaxError(place: place, message: message) }

    private mutating func skipSpace() {
        while let byte, byte == 32 || byte == 9 || byte == 10 || byte == 13 {
            index += 1
            if byte == 10 {
                line += 1
                lineStart = index
            }
        }
    }

    private mutating func value(depth: Int) throws(SyntaxError) -> PlacedJSON {
        skipSpace()
        guard depth < Self.maximumDepth else { throw error("is nested deeper than \(Self.maximumDepth) levels") }
        let start = place
        switch byte {
        case UInt8(ascii: "{"): return PlacedJSON(value: .object(try members(depth: depth)), place: start)
        case UInt8(ascii: "["): return PlacedJSON(value: .list(try elements(depth: depth)), place: start)
        case UInt8(ascii: "\""): return PlacedJSON(value: .string(try string()), place: start)
        case let digit? where digit == UInt8(ascii: "-") || (48...57).contains(digit):
            return PlacedJSON(value: .number(try number()), place: start)
        default:
            for (word, value) in [
                ("true", PlacedJSON.Value.boolean(true)), ("false", .boolean(false)), ("null", .null),
            ] where bytes[index...].starts(with: word.utf8) {
                index += word.utf8.count
                return PlacedJSON(value: value, place: start)
            }
            throw error("expected a value, found \(found)")
        }
    }

    private mutating func members(depth: Int) throws(SyntaxError) -> [PlacedJSON.Member] {
        var members: [PlacedJSON.Member] = []
        try sequence(closing: UInt8(ascii: "}")) { (reader) throws(SyntaxError) in
            guard reader.byte == UInt8(ascii: "\"") else {
                throw reader.error("expected a key in double quotes, found \(reader.found)")
            }
            let place = reader.place
            let key = try reader.string()
            reader.skipSpace()
            guard reader.byte == UInt8(ascii: ":") else {
                throw reader.error("expected ':' after \"\(key)\", found \(reader.found)")
            }
            reader.index += 1
            members.append(.init(key: key, place: place, value: try reader.value(depth: depth + 1)))
        }
        return members
    }

    private mutating func elements(depth: Int) throws(SyntaxError) -> [PlacedJSON] {
        var elements: [PlacedJSON] = []
        try sequence(closing: UInt8(ascii: "]")) { (reader) throws(SyntaxError) in
            elements.append(try reader.value(depth: depth + 1))
        }
        return elements
    }

    private mutating func sequence(
        closing: UInt8, _ item: (inout JSONReader) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        let close = Character(UnicodeScalar(closing))
        index += 1
        skipSpace()
        if byte == closing {
            index += 1
            return
        }
        while true {
            skipSpace()
            if byte == closing { throw error("has a comma before '\(close)'. Remove it") }
            try item(&self)
            skipSpace()
            if byte == closing {
                index += 1
                return
            }
            guard byte == UInt8(ascii: ",") else { throw error("expected ',' or '\(close)', found \(found)") }
            index += 1
        }
    }

    private mutating func number() throws(SyntaxError) -> Double {
        let start = index
        while let byte, "+-.eE0123456789".utf8.contains(byte) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        let digits = text.drop(while: { $0 == "-" })
        let hasLeadingZero = digits.utf8.count > 1 && digits.first == "0" && digits.dropFirst().first?.isNumber == true
        guard let number = Double(text), number.isFinite, !hasLeadingZero, text.last?.isNumber == true else {
            index = start
            throw error("'\(text)' is not a number as JSON writes it")
        }
        return number
    }

    private mutating func string() throws(SyntaxError) -> String {
        index += 1
        var text: [UInt8] = []
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += String(try escape()).utf8
            case ..<32: throw error("expected '\"' at the end of the text, found a control character")
            default:
                text.append(byte)
                index += 1
            }
        }
        throw error("expected '\"' at the end of the text, found the end of the file")
    }

    private mutating func escape() throws(SyntaxError) -> UnicodeScalar {
        let start = self
        index += 1
        let letter = byte
        index += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            guard let high = hexUnit() else { throw start.error("expected four hex digits after '\\u'") }
            if let scalar = UnicodeScalar(high) { return scalar }
            guard bytes[index...].starts(with: "\\u".utf8) else { throw start.error("is half of a surrogate pair") }
            index += 2
            guard high < 0xDC00, let low = hexUnit(), (0xDC00...0xDFFF).contains(low),
                let scalar = UnicodeScalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            else { throw start.error("is half of a surrogate pair") }
            return scalar
        default: throw start.error("is an escape that JSON does not have")
        }
    }

    private mutating func hexUnit() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        defer { index += 4 }
        return UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    }
}
