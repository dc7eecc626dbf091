internal import Ingest
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// Where pages go when they leave the inbox: `_processed/2026-11/NAME`, `_quarantine/<reason>/NAME`.
struct InboxPlaces {
    private let store: any FileStore
    private let inbox: FilePath
    private let afterwards: IngestOptions.Afterwards
    private let month: String
    /// Places given away to the pages of the batch that is being filled, and to those of the batch before it, whose files
    /// are on their way.
    private var taken: Set<[UInt8]> = []
    private var takenBefore: Set<[UInt8]> = []

    init(store: any FileStore, inbox: FilePath, afterwards: IngestOptions.Afterwards, month: String) {
        self.store = store
        self.inbox = inbox
        self.afterwards = afterwards
        self.month = month
    }

    /// The place of a page whose outcome is stored, or that was seen before; empty where pages are removed, `nil` where they stay.
    ///
    /// - Parameter month: When its row was stored, `2026-11`; now, where it is not given.
    mutating func processed(
        _ name: PageName, _ sha256: Digest, month: String? = nil
    ) throws(StorageError) -> [UInt8]? {
        switch afterwards {
        case .keep: nil
        case .delete: []
        case .move: try free(in: "_processed/\(month ?? self.month)/", name, tag: sha256.hex)
        }
    }

    /// The place of a page that was refused: never removed, but left where pages stay.
    mutating func quarantine(_ name: PageName, tag: String, reason: String) throws(StorageError) -> [UInt8]? {
        guard afterwards != .keep else { return nil }
        return try free(in: "_quarantine/\(reason)/", name, tag: tag)
    }

    /// Says that a new batch begins, and that the files of the batch before the last are in their places.
    mutating func beginBatch() {
        takenBefore = taken
        taken.removeAll(keepingCapacity: true)
    }

    /// `folder` and a name that no other content has there: the page's own where it is free, otherwise with the beginning of
    /// `tag`, which stands for the content, before the extension. Where that exists too it is the same content.
    private mutating func free(in folder: String, _ name: PageName, tag: String) throws(StorageError) -> [UInt8] {
        let folder = Array(folder.utf8)
        let plain = folder + Self.shortened(name.bytes, tag: "")
        if !taken.contains(plain), !takenBefore.contains(plain),
            try store.statusIfPresent(of: inbox.appending(FilePath(bytes: plain).components)) == nil
        {
            taken.insert(plain)
            return plain
        }
        return folder + Self.shortened(name.bytes, tag: "~" + tag.prefix(12))
    }

    /// The name a page gets in its place: its own where `digest` is empty, otherwise the one with the digest's beginning.
    static func tagged(_ name: PageName, with digest: String) -> [UInt8] {
        shortened(name.bytes, tag: digest.isEmpty ? "" : "~" + digest.prefix(12))
    }

    /// Bytes a file name may have everywhere, less `.reason.json`.
    private static let longestName = 255 - 12

    /// `name` with `tag` before its extension, and cut before both where it would be too long; a cut name gets a tag
    /// in any case, since other names may begin alike.
    private static func shortened(_ name: [UInt8], tag: String) -> [UInt8] {
        let dot = name.lastIndex(of: UInt8(ascii: ".")) ?? name.count
        let isExtension = dot > 0 && name.count - dot <= 12
        let stem = isExtension ? name[..<dot] : name[...]
        let rest = isExtension ? name[dot...] : []
        let excess = name.count + tag.utf8.count - longestName
        guard excess > 0 else { return stem + Array(tag.utf8) + rest }
        let tag = tag.isEmpty ? "~" + Digest(of: name).hex.prefix(12) : tag
        var kept = stem.prefix(max(1, longestName - rest.count - tag.utf8.count))
        while let last = kept.last, last & 0xC0 == 0x80, kept.count > 1 { kept = kept.dropLast() }
        if let last = kept.last, last >= 0xC0, kept.count > 1 { kept = kept.dropLast() }
        return kept + Array(tag.utf8) + rest
    }
}
