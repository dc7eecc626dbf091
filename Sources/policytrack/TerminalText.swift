/// Text from pages, paths and people, made safe to show on a terminal.
enum TerminalText {
    /// Control characters (C0 but for line breaks and tabs, DEL, C1) and bidirectional overrides become `\u{…}`, so
    /// that a page's title cannot move the cursor or turn the line around.
    static func escape(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 9, 10: safe.append(scalar)
            case ..<32, 127..<160, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
                safe.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: safe.append(scalar)
            }
        }
        return String(safe)
    }
}
