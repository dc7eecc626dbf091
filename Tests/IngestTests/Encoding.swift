import Glibc

/// The bytes of `text` in a charset as iconv names it; characters that it does not have make the test fail by an empty
/// result.
func encode(_ text: String, _ charset: String) -> [UInt8] {
    guard let handle = iconv_open(charset, "UTF-8"), handle != iconv_t(bitPattern: -1) else { return [] }
    defer { iconv_close(handle) }
    var source = text.utf8.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 4 + 16)
    let written = source.withUnsafeMutableBufferPointer { source in
        target.withUnsafeMutableBufferPointer { target in
            var (from, fromLeft) = (source.baseAddress, source.count)
            var (to, toLeft) = (target.baseAddress, target.count)
            return iconv(handle, &from, &fromLeft, &to, &toLeft) == -1 ? 0 : target.count - toLeft
        }
    }
    return target.prefix(written).map { UInt8(bitPattern: $0) }
}
