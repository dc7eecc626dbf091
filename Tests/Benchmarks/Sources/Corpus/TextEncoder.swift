internal import Glibc

/// Encodes text into one charset by glibc's iconv. What the charset lacks becomes `&#NNNNN;`, as browsers and site systems do.
final class TextEncoder {
    private let descriptor: iconv_t?
    private let charset: String

    /// - Parameter charset: A name that glibc knows; `UTF-8` copies.
    init(_ charset: String) {
        self.charset = charset
        descriptor = charset == "UTF-8" ? nil : iconv_open(charset, "UTF-8")
        precondition(descriptor != iconv_t(bitPattern: -1), "iconv does not know \(charset)")
    }

    deinit {
        if let descriptor { iconv_close(descriptor) }
    }

    func encode(_ text: String) -> [UInt8] {
        guard descriptor != nil else { return Array(text.utf8) }
        if let whole = convert(Array(text.utf8)) { return whole }
        var encoded: [UInt8] = []
        for scalar in text.unicodeScalars {
            encoded += convert(Array(String(scalar).utf8)) ?? Array("&#\(scalar.value);".utf8)
        }
        return encoded
    }

    /// `nil` where something in `text` is not in the charset.
    private func convert(_ text: [UInt8]) -> [UInt8]? {
        var input = text.map { CChar(bitPattern: $0) }
        // No charset here needs more than two bytes for a character of UTF-8's two or three, but GB18030 has four for rare ones.
        let capacity = text.count * 2 + 8
        return input.withUnsafeMutableBufferPointer { source -> [UInt8]? in
            var complete = false
            let output = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
                var from = source.baseAddress
                var left = source.count
                var to = UnsafeMutableRawPointer(target.baseAddress)?.assumingMemoryBound(to: CChar.self)
                var room = capacity
                complete = iconv(descriptor, &from, &left, &to, &room) != -1 && left == 0
                count = complete ? capacity - room : 0
            }
            return complete ? output : nil
        }
    }
}
