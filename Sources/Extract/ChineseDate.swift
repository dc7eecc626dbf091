/// Days in Chinese numerals, as official documents sign them: `二〇二四年五月十二日`, `二○○八年十二月三十一日`.
enum ChineseDate {
    /// Whether the first digit of such a year, 一 or 二, stands at `start`.
    @inline(__always)
    static func mayStart(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + 2 < bytes.count else { return false }
        return (bytes[start + 1] == 0xBA && bytes[start + 2] == 0x8C)
            || (bytes[start + 1] == 0xB8 && bytes[start + 2] == 0x80)
    }

    /// A day that starts with the first digit of its year at `start`; years from 1990 to 2099 only.
    static func day(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> DateScanner.Day? {
        guard let first = digit(bytes, start), first == 2 || first == 1 else { return nil }
        var year = first
        var index = start + 3
        for _ in 0..<3 {
            guard let next = digit(bytes, index) else { return nil }
            year = year * 10 + next
            index += 3
        }
        guard let year = DateScanner.year(year), let month = number(bytes, &index, upTo: "年", then: "月"),
            let day = number(bytes, &index, upTo: "月", then: "日")
        else { return nil }
        return DateScanner.valid(year, month, day, start..<index + 3)
    }

    /// The number, 1 to 39, after the character `before` at `index` and in front of `after`, to which `index` moves.
    private static func number(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, upTo before: StaticString, then after: StaticString
    ) -> Int? {
        guard stands(before, in: bytes, at: index) else { return nil }
        index += 3
        var value = 0
        for _ in 0..<4 {
            if stands(after, in: bytes, at: index) { return value > 0 ? value : nil }
            if stands("十", in: bytes, at: index) {
                value = max(1, value) * 10
            } else {
                guard let digit = digit(bytes, index) else { return nil }
                value += digit
            }
            index += 3
        }
        return nil
    }

    private static let digits: [StaticString] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    private static let zeros: [StaticString] = ["○", "零", "Ｏ", "０"]

    private static func digit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        digits.firstIndex { stands($0, in: bytes, at: index) }
            ?? (zeros.contains { stands($0, in: bytes, at: index) } ? 0 : nil)
    }

    /// Whether a character of three bytes stands at `index`.
    private static func stands(
        _ character: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> Bool {
        guard index + 3 <= bytes.count else { return false }
        let spelled = character.utf8Start
        return bytes[index] == spelled[0] && bytes[index + 1] == spelled[1] && bytes[index + 2] == spelled[2]
    }
}
