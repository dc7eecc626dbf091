/// Tells what a file is that is no text, by the bytes it begins with.
enum BinaryKind {
    /// What the file is, in words a person understands: `a PNG image`; `nil` where it may be text.
    static func name(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
        if let known = signatures.first(where: { matches($0, bytes) }) { return known.name }
        if bytes.begins(with: "pk\u{3}\u{4}") { return zipKind(of: bytes) }
        return nil
    }

    private struct Signature {
        let name: String
        /// Where the bytes stand.
        var offset = 0
        let bytes: [UInt8]
        /// Signatures that could begin a text count only where zeros follow soon.
        var needsZeros = false

        init(_ name: String, _ bytes: [UInt8], at offset: Int = 0, needsZeros: Bool = false) {
            self.name = name
            self.bytes = bytes
            self.offset = offset
            self.needsZeros = needsZeros
        }

        init(_ name: String, _ text: String, at offset: Int = 0, needsZeros: Bool = false) {
            self.init(name, Array(text.utf8), at: offset, needsZeros: needsZeros)
        }
    }

    private static func matches(_ signature: Signature, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count >= signature.offset + signature.bytes.count,
            bytes[signature.offset...].starts(with: signature.bytes)
        else { return false }
        return !signature.needsZeros || bytes.prefix(512).contains(0)
    }

    /// What a ZIP archive holds, told from the names of its first members.
    private static func zipKind(of bytes: UnsafeBufferPointer<UInt8>) -> String {
        let head = UnsafeBufferPointer(rebasing: bytes.prefix(16384))
        func holds(_ name: StaticString) -> Bool { head.end(of: name) != nil }
        if holds("application/epub+zip") { return "an EPUB book" }
        if holds("word/") { return "a Word document (docx)" }
        if holds("xl/") { return "an Excel workbook (xlsx)" }
        if holds("ppt/") { return "a PowerPoint presentation (pptx)" }
        if holds("application/vnd.oasis.opendocument") { return "an OpenDocument file" }
        if holds("ofd.xml") { return "an OFD document" }
        return "a ZIP archive"
    }

    private static let signatures: [Signature] = [
        Signature("a PNG image", [0x89, 0x50, 0x4E, 0x47]),
        Signature("a JPEG image", [0xFF, 0xD8, 0xFF]),
        Signature("a GIF image", "GIF87a"),
        Signature("a GIF image", "GIF89a"),
        Signature("a WebP image", "WEBP", at: 8),
        Signature("an AVI film", "AVI ", at: 8, needsZeros: true),
        Signature("a WAVE sound", "WAVEfmt", at: 8),
        Signature("a BMP image", "BM", needsZeros: true),
        Signature("a TIFF image", [0x49, 0x49, 0x2A, 0x00]),
        Signature("a TIFF image", [0x4D, 0x4D, 0x00, 0x2A]),
        Signature("an icon", [0x00, 0x00, 0x01, 0x00]),
        Signature("a PDF document", "%PDF-"),
        Signature("a PostScript document", "%!PS"),
        Signature("a DjVu document", "AT&TFORM"),
        Signature("an RTF document", "{\\rtf"),
        Signature("a Microsoft Office document (doc, xls or ppt)", [0xD0, 0xCF, 0x11, 0xE0]),
        Signature("a CAJ document", "CAJ\0"),
        Signature("a CAJ document", "HN\0\0"),
        Signature("a KDH document", "KDH "),
        Signature("a compiled help file (CHM)", "ITSF"),
        Signature("a Safari web archive", "bplist00"),
        Signature("a Windows program", "MZ", needsZeros: true),
        Signature("a Linux program", [0x7F, 0x45, 0x4C, 0x46]),
        Signature("a Java class", [0xCA, 0xFE, 0xBA, 0xBE]),
        Signature("a macOS program", [0xCF, 0xFA, 0xED, 0xFE]),
        Signature("a WebAssembly module", "\0asm"),
        Signature("an empty ZIP archive", [0x50, 0x4B, 0x05, 0x06]),
        Signature("a 7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        Signature("a RAR archive", "Rar!\u{1A}\u{7}"),
        Signature("an xz archive", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
        Signature("a zstd archive", [0x28, 0xB5, 0x2F, 0xFD]),
        Signature("a bzip2 archive", "1AY&SY", at: 4),
        Signature("a tar archive", "ustar", at: 257),
        Signature("a SQLite database", "SQLite format 3\0"),
        Signature("a Parquet file", "PAR1"),
        Signature("a font", "wOFF"),
        Signature("a font", "wOF2"),
        Signature("a font", [0x00, 0x01, 0x00, 0x00, 0x00]),
        Signature("an MP3 sound", "ID3", needsZeros: true),
        Signature("an Ogg sound", "OggS"),
        Signature("a FLAC sound", "fLaC"),
        Signature("an MP4 film", "ftyp", at: 4),
        Signature("a Flash film", "FWS", needsZeros: true),
        Signature("a Matroska film", [0x1A, 0x45, 0xDF, 0xA3]),
    ]
}
