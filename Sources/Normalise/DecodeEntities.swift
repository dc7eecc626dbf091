internal import HanText

/// Turns entities that were left as text into their characters: `&ldquo;数字政府&rdquo;`.
///
/// Only those that belong to typesetting, and only where a page has several of them beside Chinese characters: a page
/// about HTML, or one with code in it, stays.
struct DecodeEntities {
    /// Fewer entities may be the subject of a text.
    static let least = 3

    private static let names: [(name: [UInt8], scalar: UInt32)] = [
        ("nbsp", 0x20), ("ensp", 0x20), ("emsp", 0x20), ("ldquo", 0x201C), ("rdquo", 0x201D), ("lsquo", 0x2018),
        ("rsquo", 0x2019), ("mdash", 0x2014), ("ndash", 0x2013), ("hellip", 0x2026), ("middot", 0xB7), ("bull", 0x2022),
        ("times", 0xD7), ("deg", 0xB0), ("permil", 0x2030),
    ].map { (Array($0.0.utf8) + [0x3B], $0.1) }

    func apply(to bytes: [UInt8], noting repairs: inout RepairNotes) -> [UInt8] {
        bytes.withUnsafeBufferPointer { text in
            var result: [UInt8] = []
            result.reserveCapacity(text.count)
            var count = 0
            var besideHan = 0
            var index = 0
            while index < text.count {
                guard text[index] == 0x26, let (scalar, end) = Self.entity(in: text, at: index) else {
                    result.append(text[index])
                    index += 1
                    continue
                }
                count += 1
                if index > 0 && text[index - 1] >= 0xE0 || end < text.count && text[end] >= 0xE0 { besideHan += 1 }
                result.append(scalar: scalar)
                index = end
            }
            guard count >= Self.least, besideHan * 2 >= count else { return bytes }
            repairs.count("entities", count)
            return result
        }
    }

    /// The character of the entity whose `&` stands at byte `start`, and the place after it.
    private static func entity(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> (UInt32, Int)? {
        let rest = text[(start + 1)...]
        if let found = names.first(where: { rest.starts(with: $0.name) }) {
            return (found.scalar, start + 1 + found.name.count)
        }
        guard rest.first == 0x23 else { return nil }
        var value: UInt32 = 0
        var index = start + 2
        while index < text.count, index < start + 9, text[index] >= 0x30, text[index] <= 0x39 {
            value = value * 10 + UInt32(text[index] - 0x30)
            index += 1
        }
        guard index < text.count, text[index] == 0x3B, value >= 0xA0, Unicode.Scalar(value) != nil else { return nil }
        return (value == 0xA0 ? 0x20 : value, index + 1)
    }
}
