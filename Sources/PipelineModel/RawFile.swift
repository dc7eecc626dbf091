/// A file as read from the inbox: its bytes, untouched.
public struct RawFile: Sendable {
    public let name: PageName
    public let bytes: [UInt8]

    public init(name: PageName, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
