internal import HanText

/// Gives a text back whose UTF-8 bytes were read as Latin-1, windows-1252 or GBK and saved again.
///
/// A line counts as such where all its characters beyond ASCII lead back to bytes that are valid UTF-8 with Chinese
/// characters; the page is repaired where most of it is such lines.
struct UndoMojibake {
    /// Fewer characters beyond ASCII tell nothing: two Chinese characters make six.
    static let least = 6

    private enum Charset: CaseIterable { case windows1252, gbk }

    /// The restored text; `nil` where it is no mojibake.
    func apply(to bytes: [UInt8], noting repairs: inout RepairNotes) -> [UInt8]? {
        for charset in Charset.allCases {
            var result: [UInt8] = []
            var restored = 0
            var left = 0
            var lines = 0
            for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
                if let text = Self.undo(line, charset) {
                    result += text
                    restored += line.count
                    lines += 1
                } else {
                    result += line
                    left += line.count { $0 >= 0x80 }
                }
                result.append(0x0A)
            }
            guard restored > left * 4 else { continue }
            result.removeLast()
            repairs.count("mojibake_lines", lines)
            return result
        }
        return nil
    }

    /// The line read with the right charset; `nil` where it does not lead back to Chinese text.
    private static func undo(_ line: ArraySlice<UInt8>, _ charset: Charset) -> [UInt8]? {
        guard line.contains(where: { $0 >= 0x80 }) else { return nil }
        var bytes: [UInt8] = []
        let isMapped = line.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                let (scalar, width) = text.scalar(at: index)
                index += width
                if scalar < 0x80 {
                    bytes.append(UInt8(scalar))
                } else if charset == .windows1252 {
                    guard let byte = windows1252(scalar) else { return false }
                    bytes.append(byte)
                } else {
                    let code = GBK.shared.code(of: scalar)
                    guard code != 0 else { return false }
                    bytes += [UInt8(code >> 8), UInt8(code & 0xFF)]
                }
            }
            return true
        }
        guard isMapped, String(validating: bytes, as: UTF8.self) != nil else { return nil }
        let share = bytes.withUnsafeBufferPointer { ScriptShare(of: $0) }
        // Latin text with a few Chinese characters by accident is none.
        return share.han >= 2 && bytes.withUnsafeBufferPointer(isCommon) ? bytes : nil
    }

    /// Whether most Han characters of a text are ones that news and laws use: what bytes give by accident are rare ones.
    private static func isCommon(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var common = 0
        var rare = 0
        var index = 0
        while index < text.count {
            let (scalar, width) = text.scalar(at: index)
            index += width
            guard ScalarKind(of: scalar).contains(.han) else { continue }
            if CharacterPairs.shared.rank(of: scalar) < 2500 { common += 1 } else { rare += 1 }
        }
        return common > rare * 4
    }

    /// The byte that windows-1252, or Latin-1 where that has none, reads as `scalar`.
    private static func windows1252(_ scalar: UInt32) -> UInt8? {
        if scalar <= 0xFF { return UInt8(scalar) }
        return special.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
    }

    /// What windows-1252 has at 80 to 9F; 0 where it has nothing.
    private static let special: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
}
