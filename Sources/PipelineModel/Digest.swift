internal import CCrypto

/// A SHA-256 digest: 32 bytes.
public struct Digest: Sendable, Hashable, Codable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The digest of `content`. Cost: one pass, about 1 GB/s where the processor has SHA instructions.
    public init(of content: [UInt8]) {
        self = content.withUnsafeBufferPointer { Digest(of: $0) }
    }

    /// The digest of `content`.
    public init(of content: UnsafeBufferPointer<UInt8>) {
        var hasher = DigestBuilder()
        hasher.append(content)
        self = hasher.finish()
    }

    /// A digest read back from the ledger or a row. `nil` unless there are exactly 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// A digest from its 64 hex digits.
    public init?(hex: String) {
        guard let bytes = [UInt8](hex: hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// 64 lower-case hex digits.
    public var hex: String { bytes.hex }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let digest = Digest(hex: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "expected 64 hex digits, found \"\(text)\""))
        }
        self = digest
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}

/// A SHA-256 digest of content that comes in pieces.
public struct DigestBuilder {
    private var context = SHA256_CTX()

    public init() { _ = SHA256_Init(&context) }

    public mutating func append(_ content: [UInt8]) {
        content.withUnsafeBufferPointer { append($0) }
    }

    public mutating func append(_ content: UnsafeBufferPointer<UInt8>) {
        guard let start = content.baseAddress else { return }
        _ = SHA256_Update(&context, start, content.count)
    }

    /// The digest of everything appended. The builder starts anew.
    public mutating func finish() -> Digest {
        let bytes = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            if let start = buffer.baseAddress { _ = SHA256_Final(start, &context) }
            count = 32
        }
        _ = SHA256_Init(&context)
        guard let digest = Digest(bytes: bytes) else { preconditionFailure("SHA-256 gives 32 bytes") }
        return digest
    }
}

extension [UInt8] {
    /// Lower-case hex digits, two a byte.
    package var hex: String {
        let digits = Array<UInt8>("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: count * 2) { buffer in
            for (index, byte) in enumerated() {
                buffer[index * 2] = digits[Int(byte >> 4)]
                buffer[index * 2 + 1] = digits[Int(byte & 15)]
            }
            return count * 2
        }
    }

    /// The bytes that `hex` spells; `nil` where it has an odd length or anything but hex digits.
    package init?(hex: String) {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in hex.utf8 {
            let value: UInt8
            switch digit {
            case 48...57: value = digit - 48
            case 97...102: value = digit - 87
            case 65...70: value = digit - 55
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        guard high == nil else { return nil }
        self = bytes
    }
}
