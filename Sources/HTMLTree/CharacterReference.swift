/// Character references that libxml2 2.9 leaves as they are and browsers do not.
struct CharacterReference {
    /// The character in UTF-8.
    let replacement: [UInt8]
    /// Bytes of the reference after its `&`.
    let length: Int

    /// References that count without a semicolon, and common ones of HTML5 that libxml2 does not know, with what they
    /// stand for.
    private static let withoutSemicolon: [(name: [UInt8], replacement: [UInt8])] = [
        ("nbsp", "\u{A0}"), ("copy", "©"), ("quot", "\""), ("reg", "®"), ("amp", "&"), ("lt", "<"), ("gt", ">"),
        ("middot", "·"), ("times", "×"), ("deg", "°"), ("yen", "¥"), ("laquo", "«"), ("raquo", "»"),
        ("check", "✓"), ("bullet", "•"), ("star", "☆"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// The reference whose `&` was passed over just before `chunk`.
    init?(missedAt chunk: UnsafeBufferPointer<UInt8>) {
        for entry in Self.withoutSemicolon where chunk.starts(with: entry.name) {
            replacement = entry.replacement
            let ends = entry.name.count < chunk.count && chunk[entry.name.count] == UInt8(ascii: ";")
            length = entry.name.count + (ends ? 1 : 0)
            return
        }
        return nil
    }

    /// What `&#128;` to `&#159;` mean in HTML, 0 where they mean nothing.
    private static let high: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// The character meant where a reference gave one of U+0080 to U+009F (two bytes in UTF-8): pages number their
    /// dashes and quotation marks after windows-1252.
    static func windows1252(_ chunk: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard chunk.count == 2, chunk[0] == 0xC2, chunk[1] >= 0x80, chunk[1] < 0xA0,
            let scalar = Unicode.Scalar(high[Int(chunk[1] - 0x80)]), scalar.value != 0
        else { return nil }
        return Array(String(Character(scalar)).utf8)
    }
}
