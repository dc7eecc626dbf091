internal import Classify
internal import HanText
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage
internal import Warehouse

/// One part of `articles`, filed again.
struct PartRefiling {
    private let session: CareSession
    private let classifier: TopicClassifier
    private let record: PartRecord
    private let part: Part
    private var staying: PartWriter
    private var stayed: PartWriter.Staged?
    private var leaving = RowBuffer()
    /// Rows with another line, and the row's number among those that leave; `nil` for those that stay.
    private var changed: [(id: ArticleID, page: Digest, digest: Digest, leaving: Int?)] = []
    private(set) var rows = 0
    /// The topics that rows leave and go to.
    private(set) var moves: [(from: String, to: String)] = []

    /// Rows that stay with another line.
    var rewritten: Int { changed.count - moves.count }

    init(_ record: PartRecord, session: CareSession, classifier: TopicClassifier) {
        self.session = session
        self.classifier = classifier
        self.record = record
        part = Part(record)
        staying = PartWriter(
            store: session.store, folder: session.state.staging, name: "refiled-\(record.number).part")
    }

    /// Rows that leave are kept in memory, so that each partition they go to is written once: 24 MB are those of a batch.
    private static let mostBytesLeaving = 24 << 20

    /// Reads the part and files each row.
    ///
    /// - Parameter writing: Whether the rows that stay are staged.
    /// - Returns: Whether all rows were filed; otherwise the part has to be read once more after the commit.
    mutating func read(writing: Bool) throws -> Bool {
        let path = session.project.warehouse.appending(part.path)
        var digest = PartDigest()
        var isWhole = true
        try PartReader(store: session.store).forEachLine(of: path) { line in
            let old = line.digest
            digest.append(old)
            rows += 1
            guard let row = StoredRow(line: line.bytes), let refiled = refile(row, line.bytes) else {
                throw damaged(path)
            }
            let new = refiled.line == line.bytes ? old : Digest(of: refiled.line)
            let target = partition(for: refiled.filing)
            if target == part.partition {
                if new != old { changed.append((row.id, row.page.sha256, new, nil)) }
                if writing { try staying.append(refiled.line, new) }
            } else if leaving.bytes < Self.mostBytesLeaving || !writing {
                let entered = writing ? leaving.append(refiled.line, to: target) : (row: 0, digest: new)
                changed.append((row.id, row.page.sha256, new, entered.row))
                moves.append((part.partition.topic, target.topic))
            } else {
                isWhole = false
                try staying.append(line.bytes, old)
            }
        }
        guard digest == part.digest else { throw damaged(path) }
        return isWhole
    }

    private func damaged(_ path: FilePath) -> RunError {
        RunError(.disk, "\(path) is not as it was stored; run 'policytrack verify --repair', then this again")
    }

    private func refile(_ row: StoredRow, _ line: [UInt8]) -> (line: [UInt8], filing: Filing)? {
        guard let text = row.text else { return nil }
        let filing = classifier.file(
            title: row.title.map(HanFolding.fold) ?? [], text: HanFolding.fold(text))
        return ArticleRow.refiled(line, filing).map { ($0, filing) }
    }

    /// The month stays as it is.
    private func partition(for filing: Filing) -> Partition {
        let month = part.partition.path.split(separator: "/").last ?? ""
        return Partition(path: "articles/topic=\(filing.partition)/\(month)")
    }

    /// Makes the change durable; nothing happens where no row changed.
    mutating func commit(batch number: Int) throws {
        stayed = try staying.finish()
        guard !changed.isEmpty else {
            if let stayed { try session.store.remove(session.state.staging.appending(stayed.file)) }
            return
        }
        var batch = LedgerBatch()
        let partOfRow = try stageLeaving(number, &batch)
        for row in changed {
            let part = row.leaving.map { partOfRow[$0] } ?? record.number
            batch.changedRows.append(RowChange(id: row.id, page: row.page, part: part, digest: row.digest))
        }
        // Last, so that readers see a moved row twice rather than not at all.
        if let stayed {
            let written = Part(
                partition: part.partition, number: part.number, rows: stayed.rows, bytes: stayed.bytes,
                digest: stayed.digest)
            batch.parts.append(PartRecord(written, number: record.number))
            batch.renames.append(RenameDue(staged: stayed.file, target: part.path))
        } else {
            batch.removedParts.append(record.number)
            batch.renames.append(RenameDue(staged: "", target: part.path))
        }
        try session.commit(batch)
    }

    /// Stages the rows that leave.
    ///
    /// - Returns: The part each is in now, by its number.
    private func stageLeaving(_ number: Int, _ batch: inout LedgerBatch) throws -> [Int] {
        var partOfRow = [Int](repeating: 0, count: leaving.count)
        var next = try session.ledger.nextPartNumber()
        let staged = try session.stager.stage(leaving, name: "moved-\(number)") { partition in
            try session.ledger.lastPart(of: partition.path).map(Part.init)
        }
        for staged in staged {
            var known = next
            if staged.replaces, let last = try session.ledger.lastPart(of: staged.part.partition.path) {
                known = last.number
            } else {
                next += 1
            }
            batch.parts.append(PartRecord(staged.part, number: known))
            batch.renames.append(RenameDue(staged: staged.file, target: staged.part.path))
            for row in staged.newRows { partOfRow[row] = known }
        }
        return partOfRow
    }
}

extension Partition {
    /// The topic in `articles/topic=5g/month=2024-05`.
    fileprivate var topic: String {
        path.split(separator: "/").first { $0.hasPrefix("topic=") }.map { String($0.dropFirst(6)) } ?? ""
    }
}
