/// A file name as the disk has it: bytes, which need not be valid UTF-8 (names in GBK exist) nor be normalised.
public struct PageName: Sendable, Hashable, Codable, Comparable {
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }
    public init(_ name: String) { bytes = Array(name.utf8) }

    /// The name for rows and reports: invalid sequences become U+FFFD. Use ``bytes`` to reach the file.
    public var display: String { String(decoding: bytes, as: UTF8.self) }

    public static func < (left: PageName, right: PageName) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
