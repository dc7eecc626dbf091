internal import Deduplicate
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage
internal import Warehouse

/// Writes damaged parts anew from the rows in them that are as they were stored, and makes the ledger forget the others.
///
/// The damaged file is kept aside. One commit for each group of parts; may be killed and repeated.
struct PartSalvage {
    let session: CareSession
    let aside: Aside

    /// - Returns: The rows that are lost.
    func run(_ parts: [PartRecord]) throws -> [RowKey] {
        var lost: [RowKey] = []
        for start in stride(from: 0, to: parts.count, by: Self.group) {
            lost += try salvage(Array(parts[start..<min(start + Self.group, parts.count)]))
        }
        return lost
    }

    /// Parts for which the ledger's rows, which are not sorted by part, are gone through once: their keys take some 30 MB.
    private static let group = 64

    private func salvage(_ parts: [PartRecord]) throws -> [RowKey] {
        var keys = Dictionary(uniqueKeysWithValues: parts.map { ($0.number, [Digest: RowKey]()) })
        try session.ledger.forEachRow { row in keys[row.part]?[row.digest] = row }
        var batch = LedgerBatch()
        for part in parts { try salvage(part, keys[part.number] ?? [:], into: &batch) }
        if !batch.lostRows.isEmpty {
            // The index knows the lost rows: it is made anew when it is opened next.
            batch.state[DuplicateIndex.key] = try DuplicateIndex.encode(IndexManifest())
        }
        try session.commit(batch)
        return batch.lostRows
    }

    private func salvage(_ record: PartRecord, _ keys: [Digest: RowKey], into batch: inout LedgerBatch) throws {
        let part = Part(record)
        let path = session.project.warehouse.appending(part.path)
        var missing = keys
        var content = PartWriter(
            store: session.store, folder: session.state.staging, name: "repair-\(record.number).part")
        switch try session.store.statusIfPresent(of: path)?.kind {
        case nil: break
        case .regular:
            try aside.keep(path)
            try PartReader(store: session.store).forEachLine(of: path) { line in
                let digest = line.digest
                if missing.removeValue(forKey: digest) != nil { try content.append(line.bytes, digest) }
            }
        default: try aside.put(path)
        }
        batch.lostRows += missing.values.sorted { $0.id.bytes.lexicographicallyPrecedes($1.id.bytes) }
        if let staged = try content.finish() {
            let kept = Part(
                partition: part.partition, number: part.number, rows: staged.rows, bytes: staged.bytes,
                digest: staged.digest)
            batch.parts.append(PartRecord(kept, number: record.number))
            batch.renames.append(RenameDue(staged: staged.file, target: part.path))
        } else {
            batch.removedParts.append(record.number)
            batch.renames.append(RenameDue(staged: "", target: part.path))
        }
    }
}
