internal import HanText

/// Quotation marks written as entities, as some sites have them.
enum Entities {
    private static let quotes: [(scalar: UInt32, name: [UInt8])] = [
        (0x201C, Array("&ldquo;".utf8)), (0x201D, Array("&rdquo;".utf8)), (0x2018, Array("&lsquo;".utf8)),
        (0x2019, Array("&rsquo;".utf8)),
    ]

    /// The entity of a quotation mark; `nil` for other scalars.
    static func quoteName(of scalar: UInt32) -> [UInt8]? {
        quotes.first { $0.scalar == scalar }?.name
    }

    /// Turns the entities of quotation marks into the marks.
    static func decodeQuotes(in text: [UInt8]) -> [UInt8] {
        guard text.contains(0x26) else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == 0x26, let quote = quotes.first(where: { text[index...].starts(with: $0.name) }) {
                result.append(scalar: quote.scalar)
                index += quote.name.count
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }
}
