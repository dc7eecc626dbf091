/// Text made from the bytes of a page.
struct DecodedText: Sendable {
    /// Valid UTF-8.
    var utf8: [UInt8]
    /// How many bytes could not be decoded and became U+FFFD.
    var replacedBytes = 0
}

/// U+FFFD in UTF-8.
let replacementCharacter: (UInt8, UInt8, UInt8) = (0xEF, 0xBF, 0xBD)
