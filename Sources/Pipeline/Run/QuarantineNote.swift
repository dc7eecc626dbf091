internal import FoundationEssentials
public import PipelineModel
internal import Storage
internal import SystemPackage

/// What stands in `NAME.reason.json` beside a page in quarantine.
public struct QuarantineNote: Sendable, Codable, Equatable {
    /// The page's name in the inbox.
    public let page: String
    /// `nil` where the file was refused unread.
    public let sha256: Digest?
    public let stage: Stage
    /// The name of the quarantine folder: a ``Reason`` or the code of a ``PageError``.
    public let reason: String
    /// What was found and what was expected, for people.
    public let detail: String
    /// The run that refused it, and when it began.
    public let run: String
    public let at: String

    /// The note as the file holds it.
    func bytes() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        guard let data = try? encoder.encode(self) else { return Array("{}\n".utf8) }
        return Array(data) + [10]
    }

    /// What the names of notes end in.
    static let suffix = Array(".reason.json".utf8)

    /// A note is half a kilobyte; the page's name and the detail may be some kilobytes longer.
    private static let maximumBytes = 1 << 20

    /// The page that the file at `path` would be the note of; `nil` where it is no note by its name.
    static func page(ofNote path: FilePath) -> FilePath? {
        let name = path.nameBytes
        guard name.count > suffix.count, name.suffix(suffix.count) == suffix[...] else { return nil }
        return path.folder.appending(nameBytes: Array(name.dropLast(suffix.count)))
    }

    /// Where the note of the page at `path` is.
    static func note(ofPage path: FilePath) -> FilePath {
        path.folder.appending(nameBytes: path.nameBytes + suffix)
    }

    /// The note beside the page at `path`; `nil` where there is none that can be read.
    static func read(beside page: FilePath, store: any FileStore) throws(StorageError) -> QuarantineNote? {
        let path = note(ofPage: page)
        guard try store.statusIfPresent(of: path)?.kind == .regular else { return nil }
        return try? JSONDecoder().decode(
            QuarantineNote.self, from: Data(try store.read(path, limit: maximumBytes).bytes))
    }
}
