internal import Deduplicate
internal import Ledger
internal import PipelineModel
internal import Storage
internal import Warehouse

/// Makes batches durable in the four steps: stage, commit, publish, release.
///
/// A crash before the commit leaves staged files that the next run forgets; after it, work that the next run finishes.
final class BatchCommitter {
    private let ledger: Ledger
    private let stager: PartStager
    private let publisher: PartPublisher
    private var mover: PageMover
    private let run: RunRecord
    private var batches = 0
    private var nextPart: Int

    /// - Parameter nextPart: The number of the next part in the ledger.
    init(
        ledger: Ledger, stager: PartStager, publisher: PartPublisher, mover: PageMover, run: RunRecord, nextPart: Int
    ) {
        self.ledger = ledger
        self.stager = stager
        self.publisher = publisher
        self.mover = mover
        self.run = run
        self.nextPart = nextPart
    }

    /// Makes a batch durable, and with it the index of known articles that `index` describes.
    ///
    /// - Returns: How many pages could not leave the inbox.
    func commit(_ batch: RunBatch, index: IndexManifest) throws -> Int {
        batches += 1
        let staged = try stager.stage(batch.rows, name: "\(run.number)-\(batches)") { partition in
            try ledger.lastPart(of: partition.path).map(Part.init)
        }
        var entry = try ledgerBatch(batch, staged)
        entry.state[DuplicateIndex.key] = try DuplicateIndex.encode(index)
        try ledger.commit(entry)
        try publisher.publish(entry.renames.map { ($0.staged, $0.target) })
        var stayed = 0
        for release in batch.releases where release.place != nil {
            if try !mover.carryOut(release) { stayed += 1 }
        }
        return stayed
    }

    private func ledgerBatch(_ batch: RunBatch, _ staged: [StagedPart]) throws -> LedgerBatch {
        var entry = LedgerBatch()
        var partOfRow = [Int](repeating: 0, count: batch.rows.count)
        for staged in staged {
            let number = try number(of: staged)
            entry.parts.append(PartRecord(staged.part, number: number))
            entry.renames.append(RenameDue(staged: staged.file, target: staged.part.path))
            for row in staged.newRows { partOfRow[row] = number }
        }
        for draft in batch.drafts {
            let row = RowRecord(draft, part: partOfRow[draft.row])
            switch draft.kind {
            case .article(let revisionOf): entry.articles.append(ArticleRecord(row: row, revisionOf: revisionOf))
            case .reprint(let duplicate):
                entry.reprints.append(
                    ReprintRecord(
                        row: row, duplicateOf: duplicate.of, kind: duplicate.kind, similarity: duplicate.similarity))
            }
        }
        entry.pages = batch.pages
        entry.sketches = batch.sketches
        entry.moves = batch.releases.compactMap(\.due)
        entry.settlesDues = true
        return entry
    }

    /// The ledger's number of a part: the old one where it grew.
    private func number(of staged: StagedPart) throws -> Int {
        if staged.replaces, let known = try ledger.lastPart(of: staged.part.partition.path) { return known.number }
        defer { nextPart += 1 }
        return nextPart
    }
}

extension Part {
    init(_ record: PartRecord) {
        self.init(
            partition: Partition(path: record.partition), number: record.part, rows: record.rows, bytes: record.bytes,
            digest: PartDigest(record.digest))
    }
}

extension PartRecord {
    init(_ part: Part, number: Int) {
        self.init(
            number: number, partition: part.partition.path, part: part.number, rows: part.rows, bytes: part.bytes,
            digest: part.digest.value)
    }
}

extension RowRecord {
    fileprivate init(_ draft: RunBatch.Draft, part: Int) {
        let page = draft.article.article
        self.init(
            id: draft.article.id, part: part, digest: draft.digest, published: page.published?.day, title: page.title,
            source: page.source, url: page.url, page: page.page.sha256, run: draft.run)
    }
}
