extension HanFolding {
    /// A short line in the form in which footers and menus are compared: folded, without romanised glosses in brackets
    /// after Han characters (`版權(quán)所有` reads `版权所有`) and without white space.
    ///
    /// The gloss test looks at one line alone, so it also takes genuine brackets such as `苹果(apple)`: for comparing only.
    public static func matchingForm(of line: String) -> [UInt8] {
        matchingForm(of: Array(line.utf8))
    }

    /// A short line in the form in which footers and menus are compared.
    public static func matchingForm(of line: [UInt8]) -> [UInt8] {
        var folded = fold(line)
        // Most lines have no brackets, so no glosses.
        guard folded.contains(0x28) else {
            folded.removeAll { isSpace(UInt32($0)) }
            return folded
        }
        var form: [UInt8] = []
        form.reserveCapacity(folded.count)
        folded.withUnsafeBufferPointer { text in
            var index = 0
            var afterHan = false
            while index < text.count {
                let (scalar, width) = text.scalar(at: index)
                if afterHan, scalar == 0x28, let end = Gloss.end(in: text, from: index) {
                    index = end
                    continue
                }
                index += width
                if isSpace(scalar) { continue }
                afterHan = HanTables.shared.kind(of: scalar).contains(.han)
                form.append(contentsOf: text[index - width..<index])
            }
        }
        return form
    }
    private static func isSpace(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || scalar == 0x0A || scalar == 0x0D || scalar == 0x09
    }
}
