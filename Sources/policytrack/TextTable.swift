/// Columns of text for a terminal: numbers to the right, the rest to the left, two spaces between.
struct TextTable: CustomStringConvertible {
    let heading: [String]
    let rows: [[String]]

    var description: String {
        let lines = ([heading] + rows).map { $0.map(TerminalText.escape) }
        let widths = heading.indices.map { column in
            lines.map { column < $0.count ? Self.width($0[column]) : 0 }.max() ?? 0
        }
        let isNumber = heading.indices.map { column in
            !rows.isEmpty && rows.allSatisfy { column >= $0.count || Double($0[column]) != nil }
        }
        return lines.map { cells in
            let padded = cells.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - Self.width(cell))
                return isNumber[column] ? space + cell : cell + space
            }
            let line = padded.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    /// Columns a text takes on a terminal: two for East Asian wide characters.
    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { width, scalar in
            switch scalar.value {
            case 0x300...0x36F, 0x200B...0x200F: width
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
                width + 2
            default: width + 1
            }
        }
    }
}
