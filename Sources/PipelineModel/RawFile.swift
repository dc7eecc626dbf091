/// A file as read from the inbox: its bytes, untouched.
public struct RawFile: Sendable {
    public let name: PageName
    public let bytes: [UInt8]
    /// The digest of ``bytes``, made once: without a processor's help it costs as much as decoding.
    public let sha256: Digest

    public init(name: PageName, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        sha256 = Digest(of: bytes)
    }

    /// A file whose digest is known already.
    package init(name: PageName, bytes: [UInt8], sha256: Digest) {
        self.name = name
        self.bytes = bytes
        self.sha256 = sha256
    }
}
