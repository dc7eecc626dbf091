/// Undoes the transfer encodings of MIME: RFC 2045, section 6.
enum TransferEncoding {
    /// The bytes that `encoded` stands for; unknown encodings are taken as none. What is no proper code stays as it is
    /// (quoted-printable) or is passed over (base64): a damaged page is better than none.
    static func decode(_ encoded: UnsafeBufferPointer<UInt8>, _ encoding: String) -> [UInt8] {
        switch encoding.lowercased() {
        case "quoted-printable": quotedPrintable(encoded)
        case "base64": base64(encoded)
        default: Array(encoded)
        }
    }

    private static func quotedPrintable(_ encoded: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(encoded.count)
        var index = 0
        while index < encoded.count {
            let byte = encoded[index]
            index += 1
            guard byte == UInt8(ascii: "=") else {
                decoded.append(byte)
                continue
            }
            if index + 1 < encoded.count, let high = hexValue(encoded[index]), let low = hexValue(encoded[index + 1]) {
                decoded.append(high << 4 | low)
                index += 2
            } else if let next = softLineBreak(encoded, at: index) {
                index = next
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }

    /// Where the next line begins, if only white space is left of this one.
    private static func softLineBreak(_ encoded: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        var index = index
        while index < encoded.count, encoded[index] != UInt8(ascii: "\n") {
            guard encoded[index].isSpaceASCII else { return nil }
            index += 1
        }
        return min(index + 1, encoded.count)
    }

    private static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    private static func base64(_ encoded: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(encoded.count / 4 * 3)
        var (bits, count) = (UInt32(0), 0)
        for byte in encoded {
            guard let value = base64Value(byte) else { continue }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return decoded
    }

    private static func base64Value(_ digit: UInt8) -> UInt32? {
        switch digit {
        case 0x41...0x5A: UInt32(digit) - 0x41
        case 0x61...0x7A: UInt32(digit) - 0x61 + 26
        case 0x30...0x39: UInt32(digit) - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
