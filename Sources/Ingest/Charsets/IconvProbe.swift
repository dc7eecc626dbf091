internal import Glibc

/// Asks glibc's iconv what single byte sequences mean, to fill the tables that pages are decoded with.
///
/// iconv loads its charsets from files, is slow when asked for little, and stops at the first bad byte; a table made
/// once per charset has none of these drawbacks.
struct IconvProbe: ~Copyable {
    private let handle: iconv_t

    /// `nil` where this system's iconv knows none of `names`.
    init?(_ names: [String]) {
        for name in names {
            guard let handle = iconv_open("UTF-8", name), handle != iconv_t(bitPattern: -1) else { continue }
            self.handle = handle
            return
        }
        return nil
    }

    deinit { iconv_close(handle) }

    /// What each of `sequences` decodes to, as ``packed(_:count:)`` has it of one.
    ///
    /// Cost: a call of iconv for all and one more for each that means nothing, a tenth of what asking one by one costs.
    func packed(_ sequences: [UInt32], count: Int) -> [UInt32] {
        // A line each, so that what comes out can be told apart.
        var lines: [CChar] = []
        lines.reserveCapacity(sequences.count * (count + 1))
        for sequence in sequences {
            for place in 0..<UInt32(count) { lines.append(CChar(truncatingIfNeeded: sequence >> (place * 8))) }
            lines.append(0x0A)
        }
        var packed: [UInt32] = []
        packed.reserveCapacity(sequences.count)
        while packed.count < sequences.count {
            let decoded = decode(&lines, from: packed.count * (count + 1))
            decoded.withUnsafeBufferPointer { Self.pack(lines: $0, onto: &packed) }
            // It stopped at a sequence that means nothing, or that has to be asked alone.
            if packed.count < sequences.count { packed.append(self.packed(sequences[packed.count], count: count)) }
        }
        return packed
    }

    /// What `source` decodes to from `start` to its end or to the first sequence that means nothing.
    private func decode(_ source: inout [CChar], from start: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 4 * (source.count - start)) { target, filled in
            source.withUnsafeMutableBufferPointer { source in
                var (from, fromLeft) = (source.baseAddress.map { $0 + start }, source.count - start)
                target.withMemoryRebound(to: CChar.self) { target in
                    var (to, toLeft) = (target.baseAddress, target.count)
                    // The state is that of a beginning again for the next call.
                    if iconv(handle, &from, &fromLeft, &to, &toLeft) != 0 { _ = iconv(handle, nil, nil, nil, nil) }
                    filled = target.count - toLeft
                }
            }
        }
    }

    /// Packs each line that is complete; 0 for one that is empty or longer than four bytes.
    private static func pack(lines: UnsafeBufferPointer<UInt8>, onto packed: inout [UInt32]) {
        var value: UInt32 = 0
        var shift: UInt32 = 0
        for byte in lines {
            if byte == 0x0A {
                packed.append(shift <= 32 ? value : 0)
                (value, shift) = (0, 0)
            } else {
                value |= UInt32(byte) << shift
                shift += 8
            }
        }
    }

    /// What the first `count` bytes of `sequence` (the first in the lowest byte) decode to: one to four bytes of UTF-8
    /// packed likewise; 0 where they are no complete character.
    func packed(_ sequence: UInt32, count: Int) -> UInt32 {
        var source = sequence.littleEndian
        var target: UInt64 = 0
        let written = withUnsafeMutableBytes(of: &source) { source in
            withUnsafeMutableBytes(of: &target) { target in
                var (from, fromLeft) = (source.assumingMemoryBound(to: CChar.self).baseAddress, count)
                var (to, toLeft) = (target.assumingMemoryBound(to: CChar.self).baseAddress, target.count)
                let failed = iconv(handle, &from, &fromLeft, &to, &toLeft) != 0 || fromLeft != 0
                // Some charsets hold a character back until they are told that nothing follows.
                let unfinished = iconv(handle, nil, nil, &to, &toLeft) != 0
                return failed || unfinished ? 0 : target.count - toLeft
            }
        }
        return (1...4).contains(written) ? UInt32(truncatingIfNeeded: target.littleEndian) : 0
    }
}
