extension Charset {
    /// Loads what decoding needs from the disk, so that it works when files can no longer be opened.
    ///
    /// - Returns: Whether the charset can be decoded on this system.
    func prepare() -> Bool { iconvNames.isEmpty || CharsetTable.table(for: self) != nil }

    /// Decodes `bytes`, with U+FFFD for what is no character; `nil` where this system does not know the charset.
    func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> DecodedText? {
        switch self {
        case .utf8: UTF8Repair.decode(bytes)
        case .utf16LittleEndian: UTF16Decoder.decode(bytes, littleEndian: true)
        case .utf16BigEndian: UTF16Decoder.decode(bytes, littleEndian: false)
        default: CharsetTable.table(for: self)?.decode(bytes)
        }
    }
}
