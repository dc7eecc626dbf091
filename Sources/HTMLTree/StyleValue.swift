/// The value of an attribute, NUL at its end, compared without its white space and in lower case.
struct StyleValue {
    private let bytes: UnsafePointer<UInt8>

    init(_ bytes: UnsafePointer<UInt8>) { self.bytes = bytes }

    /// Whether a `style` keeps its element from being shown.
    var hides: Bool { find("display:none") || find("visibility:hidden") }

    /// Whether the value is `word`, which has no white space.
    func equals(_ word: StaticString) -> Bool {
        guard let end = match(word, at: bytes) else { return false }
        return skipSpace(end).pointee == 0
    }

    private func find(_ word: StaticString) -> Bool {
        var start = bytes
        while start.pointee != 0 {
            if start.pointee | 0x20 == word.utf8Start.pointee, match(word, at: start) != nil { return true }
            start += 1
        }
        return false
    }

    /// Where `word` ends if it starts at `start`, white space passed over.
    private func match(_ word: StaticString, at start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        var next = start
        for offset in 0..<word.utf8CodeUnitCount {
            next = skipSpace(next)
            let byte = next.pointee
            let lower = byte >= 65 && byte <= 90 ? byte | 0x20 : byte
            guard lower == word.utf8Start[offset] else { return nil }
            next += 1
        }
        return next
    }

    private func skipSpace(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var next = start
        while next.pointee != 0, next.pointee <= 32 { next += 1 }
        return next
    }
}
