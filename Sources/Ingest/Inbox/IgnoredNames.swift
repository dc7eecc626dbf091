/// Names that browsers, copy tools, editors and systems give to what is no page, or not yet one.
enum IgnoredNames {
    static func contains(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        // `.DS_Store`, `.page.html.swp`, `.~lock.page.html#`; `~$page.docx`; `page.html~`.
        if name.first == UInt8(ascii: ".") || name.last == UInt8(ascii: "~") || name.begins(with: "~$") { return true }
        return endings.contains { ends(name, with: $0) } || whole.contains { isEqual(name, $0) }
    }

    private static func ends(_ name: UnsafeBufferPointer<UInt8>, with ending: StaticString) -> Bool {
        let start = name.count - ending.utf8CodeUnitCount
        return start >= 0 && name.matches(ending, at: start)
    }

    private static func isEqual(_ name: UnsafeBufferPointer<UInt8>, _ other: StaticString) -> Bool {
        name.count == other.utf8CodeUnitCount && name.begins(with: other)
    }

    /// Chrome, Edge, Firefox, Safari, Opera, wget and curl wrappers, FileZilla, rsync, aria2, vi.
    private static let endings: [StaticString] = [
        ".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".aria2", ".swp",
        ".swo", ".swx",
    ]

    private static let whole: [StaticString] = ["thumbs.db", "ehthumbs.db", "desktop.ini"]
}
