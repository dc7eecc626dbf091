/// Decides which charset the bytes of a page are in, and decodes them.
///
/// In this order: a byte-order mark; UTF-16 that shows by its zeros; valid UTF-8; then the charsets declared, UTF-8 with
/// damage, GB18030, Big5 and their likes compete for the reading that looks most like written text, the declared ones
/// with a small bonus. So a label is believed where it can be true and not where it cannot.
struct CharsetChoice {
    /// What was decided, and the text.
    struct Result {
        let charset: Charset
        let text: DecodedText
        /// The first charset declared, as printed.
        let declared: String?
        let conflict: Bool
    }

    /// How much of a page is read to compare charsets, in bytes from its first one beyond ASCII. Readings differ by
    /// tenths, and some hundred characters settle the second digit.
    private static let sampleBytes = 4096
    /// A reading this good is right, and the others need not be looked at: Chinese read rightly has 0.9 to 1.2, read
    /// wrongly at most 0.75 (Korean taken for Chinese).
    private static let sufficientScore = 0.8
    /// What a declaration is worth in the comparison: more than the noise between two plausible readings of a short
    /// text, less than the difference between a right and a wrong one.
    private static let declarationBonus = 0.15

    /// Decodes a page.
    ///
    /// - Parameters:
    ///   - bytes: All of it.
    ///   - header: The charset a header around the page declares, as printed; it counts before the page's own.
    static func decode(_ bytes: [UInt8], header: String? = nil) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            if let (charset, length) = byteOrderMark(of: buffer) {
                let rest = UnsafeBufferPointer(rebasing: buffer[length...])
                let labels = [header].compactMap { $0 } + (charset == .utf8 ? DeclaredCharsets.labels(in: rest) : [])
                return result(charset, of: rest, labels: labels)
            }
            if let charset = zeroPatternedUTF16(buffer) { return result(charset, of: buffer, labels: []) }
            let labels = [header].compactMap { $0 } + DeclaredCharsets.labels(in: buffer)
            let declared = labels.compactMap(Charset.init(label:)).filter { !isUTF16($0) }
            if UTF8Repair.isValid(buffer), !(declared.contains { $0 != .utf8 } && isDoubtful(buffer)) {
                return Result(
                    charset: .utf8, text: DecodedText(utf8: bytes), declared: labels.first,
                    conflict: conflicts(labels, with: .utf8) && buffer.contains { $0 >= 0x80 })
            }
            let charset = isDamagedUTF8(buffer) ? .utf8 : likeliest(of: buffer, declared: declared)
            return result(charset, of: buffer, labels: labels)
        }
    }

    private static func result(
        _ charset: Charset, of bytes: UnsafeBufferPointer<UInt8>, labels: [String]
    ) -> Result {
        let text = charset.decode(bytes) ?? UTF8Repair.decode(bytes)
        return Result(
            charset: charset, text: text, declared: labels.first, conflict: conflicts(labels, with: charset))
    }

    /// Whether the first label says something else than `charset`.
    private static func conflicts(_ labels: [String], with charset: Charset) -> Bool {
        guard let label = labels.first else { return false }
        return Charset(label: label) != charset
    }

    private static func isUTF16(_ charset: Charset) -> Bool {
        charset == .utf16LittleEndian || charset == .utf16BigEndian
    }

    private static func byteOrderMark(of bytes: UnsafeBufferPointer<UInt8>) -> (Charset, Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
        return nil
    }

    /// UTF-16 without a mark, told from where its zeros stand: every ASCII character has one, on the same side.
    private static func zeroPatternedUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Charset? {
        let sample = bytes.prefix(sampleBytes)
        guard sample.count >= 4, sample.contains(0) else { return nil }
        var (even, odd) = (0, 0)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index % 2 == 0 { even += 1 } else { odd += 1 }
        }
        let charset: Charset = odd > even ? .utf16LittleEndian : .utf16BigEndian
        guard min(even, odd) * 20 <= max(even, odd) else { return nil }
        let piece = UnsafeBufferPointer(rebasing: sample[..<(sample.count & ~1)])
        guard let text = charset.decode(piece) else { return nil }
        // Text in UTF-16 has neither controls nor stray characters; a text in bytes with a zero here and there has both.
        let plain = text.utf8.count { $0 >= 0x20 && $0 < 0x7F || $0.isSpaceASCII }
        let score = CharacterLikelihood.shared.score(of: text.utf8)
        return score > 0.3 || score >= 0 && plain * 4 >= piece.count ? charset : nil
    }

    /// Valid UTF-8 that may be something else by chance: no character has more than two bytes, and those stand in rows,
    /// as the pairs of a short text in GB18030 do and accented letters do not.
    private static func isDoubtful(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (rows, pairs) = (0, 0)
        var inRow = false
        for byte in bytes {
            if byte >= 0xE0 { return false }
            if byte >= 0xC0 {
                pairs += 1
                if !inRow { rows += 1 }
            }
            inRow = byte >= 0x80
        }
        return pairs >= 2 * rows && pairs > 0
    }

    /// UTF-8 with a stain: for each broken byte ten characters or more are whole. Of the pairs of a text in GB18030 or
    /// Big5 not one in four is valid UTF-8 by chance.
    private static func isDamagedUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (whole, broken) = (0, 0)
        var rest = bytes
        while !rest.isEmpty {
            let valid = UTF8Repair.validPrefix(of: rest)
            whole += rest[..<valid].count { $0 >= 0xC0 }
            if valid == rest.count { break }
            broken += 1
            if broken >= 64, whole < 10 * broken { return false }
            rest = UnsafeBufferPointer(rebasing: rest[(valid + 1)...])
        }
        return whole >= 10 * broken
    }

    private static func likeliest(of bytes: UnsafeBufferPointer<UInt8>, declared: [Charset]) -> Charset {
        let start = bytes.firstIndex { $0 >= 0x80 } ?? 0
        let sample = UnsafeBufferPointer(rebasing: bytes[start...].prefix(sampleBytes))
        var best: (charset: Charset, score: Double)?
        for charset in declared + [.gb18030, .utf8, .big5, .shiftJIS, .windows1252].filter({ !declared.contains($0) }) {
            guard let score = score(of: sample, in: charset) else { continue }
            if score >= sufficientScore { return charset }
            let total = declared.contains(charset) ? score + declarationBonus : score
            if total > best?.score ?? -.infinity { best = (charset, total) }
        }
        // Chinese in UTF-16 without an ASCII character has no zeros to be told by; its pairs begin at the file's start.
        let start16 = UnsafeBufferPointer(rebasing: bytes.prefix(sampleBytes))
        for charset in [Charset.utf16LittleEndian, .utf16BigEndian] where bytes.count % 2 == 0 {
            guard let score = score(of: start16, in: charset), score > best?.score ?? -.infinity else { continue }
            best = (charset, score)
        }
        return best?.charset ?? .utf8
    }

    private static func score(of sample: UnsafeBufferPointer<UInt8>, in charset: Charset) -> Double? {
        charset.decode(sample).map { CharacterLikelihood.shared.score(of: $0.utf8) }
    }
}
