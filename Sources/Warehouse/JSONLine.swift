/// One line of JSON being written, byte by byte.
///
/// The caller gives the keys in order. Strings of Swift are valid Unicode, so no lone surrogate can get in.
struct JSONLine {
    private(set) var bytes: [UInt8] = []
    /// Whether a comma is due before the next value or key.
    private var needsComma = false

    init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func beginObject() { begin(UInt8(ascii: "{")) }
    mutating func endObject() { end(UInt8(ascii: "}")) }
    mutating func beginArray() { begin(UInt8(ascii: "[")) }
    mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes a key; its value comes next.
    mutating func key(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    mutating func null() { literal("null") }
    mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
    mutating func integer(_ value: Int) { literal(String(value)) }

    /// Writes a number with at most four decimals, so that the last bit of a sum does not make two rows differ; `null`
    /// for what JSON cannot say.
    mutating func number(_ value: Double) {
        guard value.isFinite, value.magnitude < 1e12 else { return null() }
        let rounded = (value * 10_000).rounded() / 10_000
        literal(rounded == 0 ? "0.0" : String(rounded))
    }

    mutating func string(_ value: String?) {
        guard var value else { return null() }
        comma()
        bytes.append(UInt8(ascii: "\""))
        value.withUTF8 { append(escaping: $0) }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func strings(_ values: some Sequence<String>) {
        beginArray()
        for value in values { string(value) }
        endArray()
    }

    /// Ends the line.
    mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

    private mutating func begin(_ bracket: UInt8) {
        comma()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func literal(_ text: String) {
        comma()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// Appends `text` as it stands but for what JSON forbids in a string and for the line ends of Unicode (U+0085, U+2028,
    /// U+2029), at which some readers of lines would cut a row in two.
    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        var index = 0
        while index < text.count {
            let length = Self.escapedLength(text, at: index)
            if length == 0 {
                index += 1
                continue
            }
            bytes.append(contentsOf: text[copied..<index])
            append(escapeOf: text[index..<index + length])
            index += length
            copied = index
        }
        bytes.append(contentsOf: text[copied...])
    }

    /// The number of bytes at `index` that must be written as an escape; 0 where the byte may stand.
    private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch text[index] {
        case 0..<32, 34, 92, 127: 1
        case 0xC2 where text[index + 1] == 0x85: 2
        case 0xE2 where text[index + 1] == 0x80 && (text[index + 2] | 1) == 0xA9: 3
        default: 0
        }
    }

    private mutating func append(escapeOf sequence: Slice<UnsafeBufferPointer<UInt8>>) {
        bytes.append(UInt8(ascii: "\\"))
        switch sequence[sequence.startIndex] {
        case 10: bytes.append(UInt8(ascii: "n"))
        case 9: bytes.append(UInt8(ascii: "t"))
        case 34: bytes.append(34)
        case 92: bytes.append(92)
        case 0xC2: bytes.append(contentsOf: "u0085".utf8)
        case 0xE2: bytes.append(contentsOf: (sequence.last == 0xA8 ? "u2028" : "u2029").utf8)
        case let byte:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
