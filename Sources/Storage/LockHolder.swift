/// Who holds a lock, as written in the locked file: `4711 2026-11-21T04:10:00Z`.
public struct LockHolder: Sendable, Equatable {
    public let processID: Int
    /// When it took the lock, RFC 3339 UTC.
    public let since: String

    public init(processID: Int, since: String) {
        self.processID = processID
        self.since = since
    }

    /// The holder that `content` names; `nil` where it names none, for instance because it is just being written.
    init?(content: [UInt8]) {
        guard let end = content.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let fields = content[..<end].split(separator: UInt8(ascii: " "))
        guard fields.count == 2, let processID = Int(String(decoding: fields[0], as: UTF8.self)) else { return nil }
        self.init(processID: processID, since: String(decoding: fields[1], as: UTF8.self))
    }

    /// The line that names the holder.
    var content: [UInt8] { Array("\(processID) \(since)\n".utf8) }
}
