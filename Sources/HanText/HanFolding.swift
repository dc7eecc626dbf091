/// The folded copy of a text, in which things that mean the same look the same. It is for matching, never for showing.
///
/// One scalar for one: Traditional characters become Simplified ones (OpenCC's tables, with the phrases in which single
/// characters mislead), compatibility forms their plain ones (NFKC, where that is one scalar: `Ａ` is `a`, `㎡` stays), letters
/// lower case, all quotation marks `"` or `'`, all dashes `-`, all spaces U+0020. Folding twice is folding once.
public enum HanFolding {
    /// The folded copy of `text`, valid UTF-8: the n-th scalar here is the fold of the n-th scalar there.
    ///
    /// Bytes that are no valid UTF-8 are passed on as they are. Cost: one pass; never longer than `text`.
    public static func fold(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let tables = HanTables.shared
        return [UInt8](unsafeUninitializedCapacity: text.count) { output, count in
            count = fold(text, into: output, tables: tables)
        }
    }

    /// The folded copy of `text`.
    public static func fold(_ text: [UInt8]) -> [UInt8] {
        text.withUnsafeBufferPointer(fold)
    }

    /// The folded copy of `text`.
    public static func fold(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8(fold)
    }

    /// Only the letters, digits and Han characters of a folded text: what ids and shingles are made of.
    public static func content(of folded: [UInt8]) -> [UInt8] {
        let tables = HanTables.shared
        return [UInt8](unsafeUninitializedCapacity: folded.count) { output, count in
            count = folded.withUnsafeBufferPointer { text in
                var written = 0
                var index = 0
                while index < text.count {
                    let (scalar, width) = text.scalar(at: index)
                    if width > 1 || scalar < 0x80, tables.kind(of: scalar).contains(.content) {
                        for offset in 0..<width { output[written + offset] = text[index + offset] }
                        written += width
                    }
                    index += width
                }
                return written
            }
        }
    }

    private static func fold(
        _ text: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, tables: HanTables
    ) -> Int {
        var written = 0
        var index = 0
        while index < text.count {
            let lead = text[index]
            if lead < 0x80 {
                output[written] = UInt8(truncatingIfNeeded: tables.fold(of: UInt16(lead)))
                written += 1
                index += 1
                continue
            }
            let (scalar, width) = text.scalar(at: index)
            // Nearly all of a Chinese text: three bytes that fold to three, without looking at a phrase.
            if width == 3, case let entry = tables.fold(of: UInt16(truncatingIfNeeded: scalar)), entry >= 0x800 {
                output[written] = UInt8(truncatingIfNeeded: 0xE0 | entry >> 12)
                output[written &+ 1] = UInt8(truncatingIfNeeded: 0x80 | entry >> 6 & 63)
                output[written &+ 2] = UInt8(truncatingIfNeeded: 0x80 | entry & 63)
                written &+= 3
                index &+= 3
                continue
            }
            let folded: UInt32
            if width == 1 {
                // A stray byte: no scalar, so nothing to look up.
                output[written] = UInt8(truncatingIfNeeded: scalar)
                written += 1
                index += 1
                continue
            } else if scalar <= 0xFFFF {
                let entry = tables.fold(of: UInt16(scalar))
                if entry == HanTables.needsContext, let phrases = tables.context(of: scalar) {
                    folded = phrases.fold(in: text, at: index, tables: tables)
                } else {
                    folded = UInt32(entry)
                }
            } else {
                folded = tables.foldAlone(scalar)
            }
            written = write(folded, to: output, at: written)
            index += width
        }
        return written
    }

    /// Writes a scalar as UTF-8 and gives the place after it.
    @inline(__always)
    private static func write(_ scalar: UInt32, to output: UnsafeMutableBufferPointer<UInt8>, at place: Int) -> Int {
        switch scalar {
        case ..<0x80:
            output[place] = UInt8(truncatingIfNeeded: scalar)
            return place + 1
        case ..<0x800:
            output[place] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
            output[place + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 63)
            return place + 2
        case ..<0x10000:
            output[place] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
            output[place + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 63)
            output[place + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 63)
            return place + 3
        default:
            output[place] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
            output[place + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 63)
            output[place + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 63)
            output[place + 3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 63)
            return place + 4
        }
    }
}
