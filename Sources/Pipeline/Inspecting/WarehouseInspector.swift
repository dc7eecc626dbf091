internal import Ledger
internal import PipelineModel
public import Storage
internal import SystemPackage
internal import Warehouse

/// Answers questions about the warehouse from the ledger; a run may go on meanwhile. Nothing is changed.
public struct WarehouseInspector {
    private let ledger: Ledger
    private let project: Project
    private let store: any FileStore

    /// Opens the project's ledger for reading.
    ///
    /// - Throws: A `RunError` where nothing was run in this project yet.
    public init(_ project: Project, store: any FileStore = DiskStore()) throws {
        self.project = project
        self.store = store
        let path = StateFolder(path: project.state).ledger
        guard try store.statusIfPresent(of: path) != nil else {
            throw RunError(.input, "inspect: there is no \(path): nothing was run here yet. Try 'policytrack run'")
        }
        ledger = try PageRun.translatingErrors { try Ledger(at: path.string, create: false) }
    }

    /// The partitions, by path.
    public func partitions() throws -> [PartitionSummary] {
        try PageRun.translatingErrors { try ledger.partitions().map(PartitionSummary.init) }
    }

    /// The last `limit` runs, the newest first.
    public func runs(limit: Int) throws -> [RunSummary] {
        try PageRun.translatingErrors { try ledger.runs(limit: limit).map(RunSummary.init) }
    }

    /// The row of one article as it stands in the warehouse, ending in `\n`.
    ///
    /// - Parameter id: Its id, or the first digits of it (4 or more) where no other article's begins alike.
    public func row(of id: String) throws -> [UInt8] {
        try PageRun.translatingErrors {
            let article = try article(id)
            guard let part = try ledger.part(article.row.part) else {
                throw RunError(.disk, "the ledger knows no part \(article.row.part); run 'policytrack verify'")
            }
            let path = project.warehouse.pushing(FilePath(part.path))
            let content = try store.read(path, limit: Self.largestPart).bytes
            let mark = Array("\"id\":\"\(article.row.id)\"".utf8)
            for line in content.split(separator: 10) where Digest(of: Array(line) + [10]) == article.row.digest {
                return Array(line) + [10]
            }
            for line in content.split(separator: 10) where line.contains(mark) { return Array(line) + [10] }
            throw RunError(.disk, "\(path) has no row \(article.row.id); run 'policytrack verify'")
        }
    }

    /// Who repeated one article, and when.
    public func reprints(of id: String) throws -> ReprintChain {
        try PageRun.translatingErrors {
            let article = try article(id)
            return ReprintChain(
                article: article, firstSeen: try ledger.start(ofRun: article.row.run),
                reprints: try ledger.reprints(of: article.row.id))
        }
    }

    /// What was reprinted most, by article, source or day.
    public func reprintCounts(by grouping: ReprintChain.Grouping, limit: Int) throws -> [ReprintTotal] {
        try PageRun.translatingErrors {
            try ledger.reprintCounts(by: grouping.column, limit: limit).map { count in
                var title: String?
                if grouping == .article, let id = count.name.flatMap(ArticleID.init(hex:)) {
                    title = try ledger.article(id)?.row.title
                }
                return ReprintTotal(
                    name: count.name, title: title, reprints: count.reprints, first: count.first, last: count.last)
            }
        }
    }

    /// Parts are sealed at `rollBytes`, but one row may be as long as a page.
    private static let largestPart = 2 << 30

    private func article(_ id: String) throws -> ArticleRecord {
        guard (4...32).contains(id.utf8.count), id.allSatisfy(\.isHexDigit) else {
            throw RunError(.input, "inspect: \"\(id)\" is no article's id: expected 4 to 32 hex digits")
        }
        let found = try ledger.articles(beginningWith: id, limit: 2)
        guard let article = found.first else {
            throw RunError(.input, "inspect: no article's id begins with \(id). A reprint is found by 'duplicate_of'")
        }
        guard found.count == 1 else {
            throw RunError(.input, "inspect: more than one article's id begins with \(id); give more digits")
        }
        return article
    }
}

extension PartRecord {
    /// The part's file, relative to the warehouse.
    fileprivate var path: String { Part(self).path }
}
