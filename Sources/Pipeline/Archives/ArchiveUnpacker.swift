internal import Ingest
internal import PipelineModel
public import Storage
public import SystemPackage

/// Parts web archives into the pages they hold, in the inbox, where a run takes them like any others.
///
/// Pages are named after the archive and their record, `NAME-0000012.warc`, so that it may be repeated: a page that is in
/// the inbox already is left as it is, and one that was run since is seen before. The archive stays where it is. Memory
/// does not depend on the archive's size.
public struct ArchiveUnpacker {
    private let store: any FileStore
    private let inbox: FilePath
    private let limit: Int

    /// - Parameters:
    ///   - project: Whose inbox.
    ///   - store: The disk.
    public init(project: Project, store: any FileStore = DiskStore()) {
        self.store = store
        inbox = project.inbox
        limit = project.configuration.ingest.maximumPageBytes
    }

    /// Parts the archive at `path`.
    ///
    /// - Throws: A `RunError` of kind `input` where it cannot be read or is damaged, with what was done before; a
    ///   `StorageError` where the inbox cannot be written.
    public func unpack(_ path: FilePath) throws -> ArchiveReport {
        var report = ArchiveReport()
        let total = try size(of: path)
        try store.createFolder(inbox)
        var reader = WebArchiveReader(limit: limit)
        var offset = 0
        do {
            while offset < total {
                let piece = try read(path, from: offset)
                offset += piece.count
                try reader.append(piece)
                while let record = try reader.next() { try take(record, of: path, &report) }
                report.records = reader.records
            }
            try reader.finish()
        } catch let error as Refused {
            throw RunError(
                .input,
                "\(path): \(error.refusal.detail), near byte \(offset); the \(report.written + report.known) pages before it are in "
                    + "\(inbox)")
        }
        try store.sync(folder: inbox)
        return report
    }

    private func size(of path: FilePath) throws -> Int {
        do {
            let status = try store.status(of: path)
            guard status.kind == .regular else { throw RunError(.input, "\(path) is no regular file") }
            return status.size
        } catch let error as StorageError {
            throw RunError(.input, "\(error)")
        }
    }

    private func read(_ path: FilePath, from offset: Int) throws -> [UInt8] {
        do {
            let piece = try store.read(path, from: offset, count: Self.pieceBytes)
            guard !piece.isEmpty else { throw RunError(.input, "\(path) became shorter while it was read") }
            return piece
        } catch let error as StorageError {
            throw RunError(.input, "\(error)")
        }
    }

    private static let pieceBytes = 1 << 16

    private func take(_ record: WebArchiveReader.Record, of path: FilePath, _ report: inout ArchiveReport) throws {
        switch record {
        case .tooLarge(let number, let bytes): report.tooLarge.append((number, bytes))
        case .page(let number, let bytes):
            let name = Self.name(of: path, number)
            let target = inbox.appending(nameBytes: name + Array(".warc".utf8))
            if try isThere(bytes, at: target) {
                report.known += 1
                return
            }
            // A name with a dot is none that a run takes.
            let temporary = inbox.appending(nameBytes: Array(".unpacking-".utf8) + name)
            try store.removeIfPresent(temporary)
            try store.write(bytes, toNew: temporary, synced: false)
            try store.rename(temporary, to: target)
            report.written += 1
        }
    }

    /// Whether the page stands in the inbox as it is.
    private func isThere(_ bytes: [UInt8], at target: FilePath) throws -> Bool {
        guard let status = try store.statusIfPresent(of: target), status.size == bytes.count else { return false }
        return try store.read(target, limit: limit).bytes == bytes
    }

    /// `news-0000012` for the twelfth record of `news.warc.gz`.
    private static func name(of path: FilePath, _ number: Int) -> [UInt8] {
        var stem = path.nameBytes
        for ending in [".gz", ".warc"] where stem.count > ending.utf8.count {
            if stem.suffix(ending.utf8.count).elementsEqual(ending.utf8) { stem.removeLast(ending.utf8.count) }
        }
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
        return stem.prefix(longestStem) + Array("-\(padded)".utf8)
    }

    /// Leaves room for the number and what comes before and after it, in the 255 bytes of a name.
    private static let longestStem = 200
}
