internal import Synchronization

/// All that a charset's byte sequences mean, for decoding at memory speed and without touching the disk.
///
/// Entries are UTF-8, one to four bytes packed with the first in the lowest byte; 0 means that there is none. A table of
/// a Chinese charset takes 96 KiB (GB18030 with its four-byte characters 250 KiB) and some milliseconds to fill.
struct CharsetTable: Sendable {
    /// What single bytes mean, by byte.
    private let singles: [UInt32]
    /// What pairs mean, by ``pairIndex(_:_:)``; empty for charsets of single bytes.
    private let pairs: [UInt32]
    /// What the four-byte sequences of GB18030 mean that lie in the Basic Multilingual Plane; empty for other charsets.
    private let quads: [UInt32]

    /// The table of `charset`, filled the first time it is asked for; `nil` for those that need none, and where this
    /// system's iconv does not know the charset.
    static func table(for charset: Charset) -> CharsetTable? {
        tables.withLock { tables in
            if let table = tables[charset] { return table }
            guard let table = CharsetTable(charset) else { return nil }
            tables[charset] = table
            return table
        }
    }

    private static let tables = Mutex<[Charset: CharsetTable]>([:])

    private init?(_ charset: Charset) {
        guard let probe = IconvProbe(charset.iconvNames) else { return nil }
        var singles = (0...0xFF).map { probe.packed(UInt32($0), count: 1) }
        // Bytes below 0x80 are ASCII on the web, whatever the standard says (in Shift_JIS 0x5C is a yen sign).
        for byte in 0..<0x80 { singles[byte] = UInt32(byte) }
        // Browsers read the euro sign of Windows' code page 936 in pages of GBK.
        if charset == .gb18030, singles[0x80] == 0 { singles[0x80] = 0xAC_82E2 }
        self.singles = singles
        guard [.gb18030, .big5, .shiftJIS, .eucJP, .eucKR].contains(charset) else {
            (pairs, quads) = ([], [])
            return
        }
        var pairs = [UInt32](repeating: 0, count: Self.pairIndex(0xFF, 0x40))
        for lead in UInt8(0x81)...0xFE where singles[Int(lead)] == 0 {
            let row = probe.packed((0x40...0xFE).map { $0 << 8 | UInt32(lead) }, count: 2)
            pairs.replaceSubrange(Self.pairIndex(lead, 0x40)..<Self.pairIndex(lead, 0xFF), with: row)
        }
        self.pairs = pairs
        quads =
            charset == .gb18030 ? probe.packed((0..<Self.quadsInPlane0).map(Self.quad), count: 4) : []
    }

    /// Decodes `bytes` with U+FFFD for each byte that begins no character.
    func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> DecodedText {
        // Every byte becomes at most three, ASCII one; each step may write four bytes before it counts fewer.
        let capacity = bytes.count + 2 * bytes.reduce(0) { $0 &+ Int($1 >> 7) } + 8
        var replaced = 0
        let text = [UInt8](unsafeUninitializedCapacity: capacity) { output, filled in
            singles.withUnsafeBufferPointer { singles in
                pairs.withUnsafeBufferPointer { pairs in
                    filled = decode(bytes, into: output, singles, pairs, &replaced)
                }
            }
        }
        return DecodedText(utf8: text, replacedBytes: replaced)
    }

    private func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>,
        _ singles: UnsafeBufferPointer<UInt32>, _ pairs: UnsafeBufferPointer<UInt32>, _ replaced: inout Int
    ) -> Int {
        let source = UnsafeRawBufferPointer(bytes)
        let target = UnsafeMutableRawBufferPointer(output)
        let count = bytes.count
        var (index, written) = (0, 0)
        while index < count {
            if bytes[index] < 0x80 {
                while index + 8 <= count {
                    let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    if word & 0x8080_8080_8080_8080 != 0 { break }
                    target.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
                    index += 8
                    written += 8
                }
                while index < count, bytes[index] < 0x80 {
                    target[written] = bytes[index]
                    index += 1
                    written += 1
                }
                continue
            }
            // Nearly all of a Chinese text is pairs that mean something.
            while index + 1 < count, let entry = pair(in: pairs, bytes[index], bytes[index + 1]) {
                target.storeBytes(of: entry.littleEndian, toByteOffset: written, as: UInt32.self)
                written += 4 - entry.leadingZeroBitCount / 8
                index += 2
            }
            guard index < count, bytes[index] >= 0x80 else { continue }
            let lead = bytes[index]
            var entry: UInt32 = 0
            var length = 1
            if !quads.isEmpty {
                entry = quad(in: bytes, at: index)
                length = 4
            }
            if entry == 0 {
                entry = singles[Int(lead)]
                length = 1
            }
            if entry == 0 {
                entry = Self.replacement
                replaced += 1
            }
            target.storeBytes(of: entry.littleEndian, toByteOffset: written, as: UInt32.self)
            written += 4 - entry.leadingZeroBitCount / 8
            index += length
        }
        return written
    }

    /// What a lead and a trail byte mean together, packed; `nil` where they mean nothing.
    @inline(__always)
    private func pair(in pairs: UnsafeBufferPointer<UInt32>, _ lead: UInt8, _ trail: UInt8) -> UInt32? {
        guard lead &- 0x81 < 0x7E, trail &- 0x40 < 0xBF, !pairs.isEmpty else { return nil }
        let entry = pairs[Self.pairIndex(lead, trail)]
        return entry == 0 ? nil : entry
    }

    /// What the four bytes at `index` mean in GB18030, packed; 0 where they mean nothing.
    private func quad(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
        guard index + 3 < bytes.count, (0x81...0xFE).contains(bytes[index]),
            (0x30...0x39).contains(bytes[index + 1]), (0x81...0xFE).contains(bytes[index + 2]),
            (0x30...0x39).contains(bytes[index + 3])
        else { return 0 }
        let high = (Int(bytes[index]) - 0x81) * 10 + Int(bytes[index + 1]) - 0x30
        let low = (Int(bytes[index + 2]) - 0x81) * 10 + Int(bytes[index + 3]) - 0x30
        let linear = high * 1260 + low
        if linear < quads.count { return quads[linear] }
        let scalar = UInt32(max(0, linear - Self.firstQuadBeyondPlane0)) + 0x1_0000
        guard linear >= Self.firstQuadBeyondPlane0, scalar <= 0x10_FFFF else { return 0 }
        let (first, second) = (0xF0 | scalar >> 18, 0x80 | scalar >> 12 & 0x3F)
        let (third, fourth) = (0x80 | scalar >> 6 & 0x3F, 0x80 | scalar & 0x3F)
        return first | second << 8 | third << 16 | fourth << 24
    }

    /// The four-byte sequence number `linear`, its first byte in the lowest.
    private static func quad(_ linear: Int) -> UInt32 {
        let bytes = [0x81 + linear / 12600, 0x30 + linear / 1260 % 10, 0x81 + linear / 10 % 126, 0x30 + linear % 10]
        return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func pairIndex(_ lead: UInt8, _ trail: UInt8) -> Int {
        (Int(lead) - 0x81) * 191 + Int(trail) - 0x40
    }

    /// Four-byte sequences 0x81308130 to 0x8431A439, then from 0x90308130: GB 18030-2005.
    private static let quadsInPlane0 = 39420
    private static let firstQuadBeyondPlane0 = 189_000
    private static let replacement: UInt32 =
        UInt32(replacementCharacter.0) | UInt32(replacementCharacter.1) << 8 | UInt32(replacementCharacter.2) << 16
}
