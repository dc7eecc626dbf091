internal import Deduplicate
internal import HanText
internal import Ingest
internal import Ledger
internal import PipelineModel
internal import Storage
internal import SystemPackage
internal import Warehouse

/// Enters in an empty ledger what the warehouse and the kept pages tell.
struct LedgerMaker {
    private let ledger: Ledger
    private let project: Project
    private let state: StateFolder
    private let store: any FileStore
    private let preparer: PagePreparer
    private let sketcher = ArticleSketcher()
    private var runs: RunNumbers
    private var report = RebuildReport()
    private var batch = LedgerBatch()
    private var batchPages: Set<Digest> = []
    private var nextPart = 1

    init(ledger: Ledger, project: Project, state: StateFolder, store: any FileStore, runs: [RunRecord]) throws {
        self.ledger = ledger
        self.project = project
        self.state = state
        self.store = store
        self.runs = RunNumbers(runs)
        preparer = try PagePreparer(configuration: project.configuration)
    }

    /// Enters all parts: articles, then reprints, which name them.
    mutating func enterWarehouse() throws {
        for table in ["articles", "reprints"] {
            let folder = project.warehouse.appending(table)
            var parts: [(path: FilePath, partition: Partition, number: Int)] = []
            try FileWalk(store: store, folder: folder).forEachFile { path, relative in
                guard let number = Partition.part(fileName: String(decoding: path.nameBytes, as: UTF8.self)) else {
                    return
                }
                let folder = relative.dropLast(path.nameBytes.count + 1)
                let partition = Partition(path: "\(table)/\(String(decoding: folder, as: UTF8.self))")
                parts.append((path, partition, number))
            }
            for part in parts { try enter(part.path, as: part.number, of: part.partition) }
        }
    }

    private mutating func enter(_ path: FilePath, as number: Int, of partition: Partition) throws {
        var digest = PartDigest()
        var rows = 0
        var bytes = 0
        var bad: Set<Int> = []
        try PartReader(store: store).forEachLine(of: path) { line in
            guard line.isComplete, let row = StoredRow(line: line.bytes), try isNew(row, path, line.number) else {
                bad.insert(line.number)
                return
            }
            let rowDigest = line.digest
            rows += 1
            bytes += line.bytes.count
            digest.append(rowDigest)
            try enter(row, rowDigest)
        }
        if !bad.isEmpty { try takeOut(bad, of: path) }
        guard rows > 0 else { return }
        let part = Part(partition: partition, number: number, rows: rows, bytes: bytes, digest: digest)
        batch.parts.append(PartRecord(part, number: nextPart))
        nextPart += 1
        report.parts += 1
    }

    /// Whether a row may be entered: each page has one row.
    private func isNew(_ row: StoredRow, _ path: FilePath, _ line: Int) throws -> Bool {
        if let schema = row.schema, schema > ArticleRow.schema {
            throw RunError(
                .configuration,
                "\(path) line \(line) was written by a newer policytrack (schema \(schema), this one knows \(ArticleRow.schema)); "
                    + "use that one")
        }
        guard row.duplicateOf == nil ? row.text != nil : row.kind != nil else { return false }
        return try !batchPages.contains(row.page.sha256) && ledger.page(row.page.sha256) == nil
    }

    private mutating func enter(_ row: StoredRow, _ digest: Digest) throws {
        let run = runs.number(of: row.run, started: row.ingestedAt)
        let place = try placeOfPage(row)
        if place != nil { report.pages += 1 }
        let record = RowRecord(
            id: row.id, part: nextPart, digest: digest, published: row.published, title: row.title, source: row.source,
            url: row.url, page: row.page.sha256, run: run)
        batch.pages.append(
            PageRecord(
                sha256: row.page.sha256, name: PageName(row.page.name), place: place,
                outcome: row.duplicateOf == nil ? .article : .reprint, article: row.id, run: run))
        batchPages.insert(row.page.sha256)
        if let original = row.duplicateOf, let kind = row.kind {
            report.reprints += 1
            batch.reprints.append(
                ReprintRecord(row: record, duplicateOf: original, kind: kind, similarity: row.similarity ?? 0))
            try enterSketch(of: row, original, kind, place)
        } else {
            report.articles += 1
            batch.articles.append(ArticleRecord(row: record, revisionOf: row.revisionOf))
            let sketch = sketcher.sketch(id: row.id, folded: HanFolding.fold(row.text ?? ""), address: row.url)
            batch.sketches.append(SketchRecord(sketch: sketch.bytes, duplicateOf: nil))
        }
        if batch.pages.count >= Self.rowsACommit { try commit() }
    }

    /// Rows whose records are in memory: some kilobytes each.
    private static let rowsACommit = 1000

    /// The sketch of a reprint is made of its page. An exact reprint needs none: it reads as the article does.
    private mutating func enterSketch(
        of row: StoredRow, _ original: ArticleID, _ kind: Duplicate.Kind, _ place: [UInt8]?
    ) throws {
        guard kind != .exact, try isEntered(original) else { return }
        if let place {
            let path = project.inbox.appending(FilePath(bytes: place).components)
            let content = try store.read(path, limit: project.configuration.ingest.maximumPageBytes).bytes
            let page = preparer.prepare(RawFile(name: PageName(row.page.name), bytes: content))
            if case .article(let article, let sketch) = page.outcome, article.id == row.id {
                batch.sketches.append(SketchRecord(sketch: sketch.bytes, duplicateOf: original))
                return
            }
        }
        report.reprintsWithoutText += 1
    }

    private func isEntered(_ id: ArticleID) throws -> Bool {
        if try ledger.article(id) != nil { return true }
        return batch.articles.contains { $0.row.id == id }
    }

    /// Where the page of a row lies, if it is kept under a name that a run would have given it.
    private func placeOfPage(_ row: StoredRow) throws -> [UInt8]? {
        guard let month = row.ingestedAt?.prefix(7) else { return nil }
        let folder = Array("_processed/\(month)/".utf8)
        let name = PageName(row.page.name)
        for name in [InboxPlaces.tagged(name, with: ""), InboxPlaces.tagged(name, with: row.page.sha256.hex)] {
            let path = project.inbox.appending(FilePath(bytes: folder + name).components)
            guard try store.statusIfPresent(of: path)?.kind == .regular else { continue }
            if try PageDigest(store: store).digest(of: path) == row.page.sha256 { return folder + name }
        }
        return nil
    }

    /// Writes a part anew without some of its lines; the part as it was is kept aside.
    private mutating func takeOut(_ lines: Set<Int>, of path: FilePath) throws {
        report.linesTakenOut += lines.count
        let aside = Aside(folder: state.aside, store: store)
        var writer = PartWriter(store: store, folder: state.staging, name: "rebuild-\(nextPart).part")
        try PartReader(store: store).forEachLine(of: path) { line in
            if !lines.contains(line.number) { try writer.append(line.bytes, line.digest) }
        }
        guard let staged = try writer.finish() else { return try aside.put(path) }
        try aside.keep(path)
        try store.rename(state.staging.appending(staged.file), to: path)
        try store.sync(folder: path.folder)
    }

    /// Enters the pages in quarantine that were read.
    mutating func enterQuarantine() throws {
        try commit()
        for item in try QuarantineFolder(store: store, inbox: project.inbox).items() {
            guard let note = item.note, note.sha256 != nil else { continue }
            let digest = try PageDigest(store: store).digest(of: item.path)
            guard try ledger.page(digest) == nil, batchPages.insert(digest).inserted else { continue }
            report.quarantined += 1
            batch.pages.append(
                PageRecord(
                    sha256: digest, name: PageName(bytes: item.path.nameBytes), place: item.place,
                    outcome: .quarantined(item.reason), article: nil,
                    run: runs.number(of: note.run, started: note.at)))
            if batch.pages.count >= Self.rowsACommit { try commit() }
        }
    }

    /// Enters what is left.
    mutating func finish() throws -> RebuildReport {
        batch.runs = runs.records
        try commit()
        return report
    }

    private mutating func commit() throws {
        try ledger.commit(batch)
        batch = LedgerBatch()
        batchPages = []
    }
}
