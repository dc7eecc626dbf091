internal import Deduplicate
internal import Ledger
internal import PipelineModel
internal import Storage
internal import Warehouse

/// The pages that one commit will make durable: their rows, and what becomes of their files.
struct RunBatch: Sendable {
    /// A row whose part is known once the batch is staged.
    struct Draft: Sendable {
        enum Kind: Sendable {
            case article(revisionOf: ArticleID?)
            case reprint(Duplicate)
        }
        let row: Int
        let digest: Digest
        let kind: Kind
        let article: ClassifiedArticle
        /// The number of the run that the row names.
        let run: Int
    }

    private(set) var rows = RowBuffer()
    private(set) var drafts: [Draft] = []
    private(set) var sketches: [SketchRecord] = []
    private(set) var pages: [PageRecord] = []
    private(set) var releases: [PageRelease] = []
    private var pageBytes = 0
    /// Pages whose content this batch stores, to know the same bytes when they come again.
    private(set) var stored: Set<Digest> = []

    var isEmpty: Bool { releases.isEmpty && pages.isEmpty }

    /// Pages in it.
    var count: Int { releases.count }

    /// Whether it is time to commit: with this many pages, or sooner with 24 MB of rows, which are kept in memory until
    /// then, or with 16 MiB of pages, for no page is prepared any more while the last batch of a run is committed.
    func isFull(pages: Int) -> Bool {
        count >= pages || rows.bytes >= 24 << 20 || pageBytes >= 16 << 20
    }

    /// Adds an article or a reprint, whose row names `run`.
    mutating func add(_ article: ClassifiedArticle, _ sketch: ArticleSketch, _ relation: Relation, run: RunRecord) {
        let stamp = RowStamp(ingestedAt: run.started, run: run.id)
        let placed: (row: Int, digest: Digest)
        let kind: Draft.Kind
        switch relation {
        case .original(let revisionOf, let related):
            let line = ArticleRow.line(article, revisionOf: revisionOf, related: related, stamp: stamp)
            placed = rows.append(line, to: .ofArticle(article))
            kind = .article(revisionOf: revisionOf)
        case .duplicate(let duplicate):
            placed = rows.append(ReprintRow.line(article, duplicate, stamp: stamp), to: .ofReprint(article))
            kind = .reprint(duplicate)
        }
        drafts.append(
            Draft(
                row: placed.row, digest: placed.digest, kind: kind, article: article.withoutText, run: run.number))
        sketches.append(SketchRecord(sketch: sketch.bytes, duplicateOf: relation.original))
        stored.insert(article.article.page.sha256)
    }

    /// Enters what became of a page, and of its file.
    mutating func add(_ page: PageRecord?, _ release: PageRelease) {
        if let page { pages.append(page) }
        releases.append(release)
        pageBytes += release.status.size
    }
}

extension ClassifiedArticle {
    /// The article as the ledger needs it: without its text, its evidence and its repairs.
    fileprivate var withoutText: ClassifiedArticle {
        var article = article
        article.text = ""
        article.evidence = [:]
        let normalised = NormalisedArticle(
            article: article, foldedTitle: [], foldedText: [], id: id, repairs: [:], unsure: [])
        return ClassifiedArticle(normalised, filing: Filing(topics: [], passing: []))
    }
}

extension Relation {
    /// The article that is repeated; `nil` for an article of its own.
    fileprivate var original: ArticleID? {
        if case .duplicate(let duplicate) = self { duplicate.of } else { nil }
    }
}
