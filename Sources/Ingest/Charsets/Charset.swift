/// The charsets that pages are decoded from. Raw values are reported in rows (`quality.charset`).
///
/// Each stands for its widest form: pages that say gb2312 use characters of GBK and GB18030, pages that say iso-8859-1
/// use those of windows-1252.
enum Charset: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case gb18030
    case big5
    case shiftJIS = "shift_jis"
    case eucJP = "euc-jp"
    case eucKR = "euc-kr"
    case windows1250 = "windows-1250"
    case windows1251 = "windows-1251"
    case windows1252 = "windows-1252"
    case windows1253 = "windows-1253"
    case windows1254 = "windows-1254"
    case windows1255 = "windows-1255"
    case windows1256 = "windows-1256"
    case windows1257 = "windows-1257"
    case windows1258 = "windows-1258"
    case windows874 = "windows-874"
    case iso8859Part2 = "iso-8859-2"
    case iso8859Part5 = "iso-8859-5"
    case iso8859Part7 = "iso-8859-7"
    case iso8859Part15 = "iso-8859-15"
    case koi8R = "koi8-r"
    case koi8U = "koi8-u"

    /// The charset that a page means by `label`, in any case and with spaces around; `nil` where the label is unknown.
    ///
    /// - SeeAlso: WHATWG, *Encoding Standard*, section 4.2, from which the labels are.
    init?(label: String) {
        let plain = label.lowercased().filter { !" \t\r\n\u{0C}\"'".contains($0) }
        guard let charset = Self.byLabel[plain] ?? Charset(rawValue: plain) else { return nil }
        self = charset
    }

    /// What iconv calls it, best first; empty for those that are decoded without a table.
    var iconvNames: [String] {
        switch self {
        case .utf8, .utf16LittleEndian, .utf16BigEndian: []
        case .gb18030: ["GB18030"]
        case .big5: ["BIG5-HKSCS", "CP950", "BIG5"]
        case .shiftJIS: ["CP932", "SHIFT_JIS"]
        case .eucJP: ["EUC-JP-MS", "EUC-JP"]
        case .eucKR: ["CP949", "EUC-KR"]
        case .windows874: ["CP874", "TIS-620"]
        default: [rawValue.uppercased()]
        }
    }

    private static let byLabel: [String: Charset] = {
        let labels: [Charset: String] = [
            .utf8: "utf8 unicode-1-1-utf-8 unicode11utf8 x-unicode20utf8 utf-8-sig utf_8 utf8mb4 unicode-utf-8",
            .utf16LittleEndian: "utf-16 utf16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff utf16le",
            .utf16BigEndian: "unicodefffe utf16be",
            .gb18030: "gb2312 gbk gb_2312-80 gb_2312 gb-2312 gb231280 x-gbk chinese csgb2312 csiso58gb231280 iso-ir-58 "
                + "cp936 ms936 windows-936 gb-18030 gb18030-2000 euc-cn x-euc-cn gb gb2313",
            .big5: "big5-hkscs cn-big5 csbig5 x-x-big5 x-big5 big-5 cp950 ms950 windows-950 big5hkscs",
            .shiftJIS: "shift-jis sjis x-sjis ms_kanji csshiftjis ms932 windows-31j cp932",
            .eucJP: "eucjp x-euc-jp cseucpkdfmtjapanese",
            .eucKR: "euckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cp949 cseuckr iso-ir-149",
            .windows1250: "cp1250 x-cp1250",
            .windows1251: "cp1251 x-cp1251",
            .windows1252: "iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 ascii us-ascii cp1252 x-cp1252 "
                + "cp819 ibm819 ansi_x3.4-1968 iso-ir-100 ansi",
            .windows1253: "cp1253 x-cp1253",
            .windows1254: "iso-8859-9 iso8859-9 latin5 l5 cp1254 x-cp1254",
            .windows1255: "iso-8859-8 iso-8859-8-i cp1255 x-cp1255",
            .windows1256: "iso-8859-6 arabic cp1256 x-cp1256",
            .windows1257: "iso-8859-13 cp1257 x-cp1257",
            .windows1258: "cp1258 x-cp1258",
            .windows874: "iso-8859-11 tis-620 dos-874",
            .iso8859Part2: "iso8859-2 iso_8859-2 latin2 l2",
            .iso8859Part5: "iso8859-5 cyrillic",
            .iso8859Part7: "iso8859-7 greek",
            .iso8859Part15: "iso8859-15 latin-9 l9",
            .koi8R: "koi8 koi koi8_r cskoi8r",
            .koi8U: "koi8-ru",
        ]
        return labels.reduce(into: [:]) { byLabel, entry in
            for label in entry.value.split(separator: " ") { byLabel[String(label)] = entry.key }
        }
    }()
}
