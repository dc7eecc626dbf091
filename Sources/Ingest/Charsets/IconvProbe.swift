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
