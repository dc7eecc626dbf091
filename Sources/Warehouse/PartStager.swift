public import Storage
internal import PipelineModel
public import SystemPackage

/// Writes a batch's rows to part files in the staging folder, complete and synced; nothing in the warehouse changes.
public struct PartStager: Sendable {
    private let store: any FileStore
    private let warehouse: FilePath
    private let staging: FilePath
    private let rollBytes: Int

    /// - Parameters:
    ///   - warehouse: The folder of the tables.
    ///   - staging: An existing folder on the same file system.
    public init(store: any FileStore, warehouse: FilePath, staging: FilePath, options: WarehouseOptions) {
        self.store = store
        self.warehouse = warehouse
        self.staging = staging
        rollBytes = options.rollBytes
    }

    /// Stages all rows.
    ///
    /// - Parameters:
    ///   - name: What the names of the staged files begin with; none of them exists yet.
    ///   - lastPart: The last part of a partition as committed, if it has any.
    /// - Returns: The parts, partitions in order of their paths.
    public func stage<Failure: Error>(
        _ rows: RowBuffer, name: String, lastPart: (Partition) throws(Failure) -> Part?
    ) throws -> [StagedPart] {
        var tails: [Partition: Part] = [:]
        for partition in rows.partitions.keys { tails[partition] = try lastPart(partition) }
        let growing = try tails.filter { try canGrow($0.value) }
        let plan = GrowthPlan(tails: growing.mapValues(\.bytes), added: rows.partitions.mapValues(\.bytes.count))
        var staged: [StagedPart] = []
        var unsynced: [any WritableFile] = []
        for (partition, added) in rows.partitions.sorted(by: { $0.key < $1.key }) {
            var tail = plan.grows.contains(partition) ? growing[partition] : nil
            var number = tail?.number ?? (tails[partition]?.number ?? 0) + 1
            var rest = added.entries[...]
            while !rest.isEmpty {
                let taken = rowsThatFit(rest, after: tail?.bytes ?? 0)
                let file = "\(name)-\(staged.count + 1).part"
                unsynced.append(try write(added.bytes, taken, after: tail, to: staging.appending(file)))
                if unsynced.count >= Self.mostOpen { try makeDurable(&unsynced) }
                staged.append(Self.staged(taken, onto: tail, as: number, of: partition, in: file))
                rest = rest.dropFirst(taken.count)
                tail = nil
                number += 1
            }
        }
        try makeDurable(&unsynced)
        // A file is found after a power loss only if its name was synced too.
        if !staged.isEmpty { try store.sync(folder: staging) }
        return staged
    }

    /// Whether the part is below the roll size and stands in the warehouse as it was committed. One that somebody cut or
    /// removed is left for `verify` to find.
    private func canGrow(_ part: Part) throws(StorageError) -> Bool {
        guard part.bytes < rollBytes else { return false }
        let status = try store.statusIfPresent(of: warehouse.appending(part.path))
        return status?.kind == .regular && status?.size == part.bytes
    }

    /// The rows that go to one part: those that begin before the roll size.
    private func rowsThatFit(_ rows: ArraySlice<RowBuffer.Entry>, after size: Int) -> ArraySlice<RowBuffer.Entry> {
        guard let first = rows.first else { return rows }
        return rows.prefix { size + $0.range.lowerBound - first.range.lowerBound < rollBytes }
    }

    private static func staged(
        _ entries: ArraySlice<RowBuffer.Entry>, onto tail: Part?, as number: Int, of partition: Partition,
        in file: String
    ) -> StagedPart {
        var digest = tail?.digest ?? PartDigest()
        for entry in entries { digest.append(entry.digest) }
        let part = Part(
            partition: partition, number: number, rows: (tail?.rows ?? 0) + entries.count,
            bytes: (tail?.bytes ?? 0) + range(of: entries).count, digest: digest)
        return StagedPart(part: part, replaces: tail != nil, file: file, newRows: entries.map(\.number))
    }

    private static func range(of entries: ArraySlice<RowBuffer.Entry>) -> Range<Int> {
        guard let first = entries.first, let last = entries.last else { preconditionFailure("a part has rows") }
        return first.range.lowerBound..<last.range.upperBound
    }

    /// - Returns: The file, which is still to be synced and closed.
    private func write(
        _ bytes: [UInt8], _ entries: ArraySlice<RowBuffer.Entry>, after tail: Part?, to path: FilePath
    ) throws(StorageError) -> any WritableFile {
        let file = try store.create(path)
        if let tail { try copy(tail, to: file) }
        var failure: StorageError?
        bytes.withUnsafeBytes { all in
            do throws(StorageError) {
                try file.write(UnsafeRawBufferPointer(rebasing: all[Self.range(of: entries)]))
            } catch { failure = error }
        }
        if let failure { throw failure }
        return file
    }

    private func makeDurable(_ files: inout [any WritableFile]) throws(StorageError) {
        try store.sync(files)
        for file in files { try file.close() }
        files.removeAll(keepingCapacity: true)
    }

    /// Copies a part in blocks, so that memory does not depend on the roll size.
    private func copy(_ part: Part, to file: any WritableFile) throws(StorageError) {
        let source = warehouse.appending(part.path)
        var offset = 0
        while offset < part.bytes {
            let block = try store.read(source, from: offset, count: min(Self.copyBlock, part.bytes - offset))
            guard !block.isEmpty else { throw StorageError(.readRange, source, .system(.ioError)) }
            try file.write(block)
            offset += block.count
        }
    }

    private static let copyBlock = 1 << 20

    /// Files open at once while they wait for the disk together: a program may often have no more than 1,024.
    private static let mostOpen = 128
}
