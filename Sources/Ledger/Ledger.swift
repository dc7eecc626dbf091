internal import FoundationEssentials
internal import GRDB
internal import Glibc
public import PipelineModel

/// The state of the pipeline in SQLite: which pages were seen, which rows stand in which part, what a killed run still
/// owes the disk.
///
/// A commit is one transaction and durable when it returns: write-ahead log, synced. Readers in other
/// processes see the last commit. Calls are safe from several tasks; one process at a time may commit.
public final class Ledger: Sendable {
    /// The version of the tables; a ledger of a higher one is refused.
    public static let schema = LedgerSchema.version

    let path: String
    let queue: DatabaseQueue

    /// Opens the ledger at `path`.
    ///
    /// - Parameter create: Whether to make it where there is none.
    public init(at path: String, create: Bool = true) throws(LedgerError) {
        self.path = path
        queue = try LedgerError.translate(path) { try Self.open(path, create: create) }
    }

    private static func open(_ path: String, create: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.busyMode = .timeout(10)  // seconds; a commit takes milliseconds
        configuration.prepareDatabase { database in
            // NORMAL would lose committed transactions at a power loss, and pages that left the inbox with them. EXTRA is
            // FULL for a write-ahead log; where the file system allows none, FULL does not hold (the journal's removal
            // is not synced).
            try database.execute(sql: "PRAGMA synchronous = EXTRA; PRAGMA cache_size = -\(cacheKilobytes)")
        }
        if !create && access(path, F_OK) != 0 { throw LedgerError.missing(path: path) }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { database in
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            guard version <= schema else { throw LedgerError.madeByNewerVersion(path: path, schema: version) }
            // Each time, for SQLite stays with a journal where it cannot make a log, be it for a moment.
            _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
            if version < schema { try bringUp(database) }
        }
        return queue
    }

    /// The index pages of a million articles and pages take 40 MB, of which a batch touches every part equally; 16 MB hold
    /// the inner pages and the newest leaves.
    private static let cacheKilobytes = 16 << 10

    /// Makes the tables, or brings those of an earlier version up to this one.
    private static func bringUp(_ database: Database) throws {
        try database.inTransaction(.immediate) {
            // Another process may have done it while this one waited.
            switch try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 {
            case 0: try LedgerSchema.make(in: database)
            case 1: try LedgerSchema.migrate(database)
            default: break
            }
            return .commit
        }
    }

    /// Closes the ledger: what the write-ahead log holds is put in its place.
    public func close() throws(LedgerError) {
        try LedgerError.translate(path) { try queue.close() }
    }

    /// What is kept under `key`, as the last commit left it.
    public func state(_ key: String) throws(LedgerError) -> [UInt8]? {
        try read { database in
            try Data.fetchOne(database, sql: "SELECT value FROM state WHERE key = ?", arguments: [key]).map(Array.init)
        }
    }

    /// What became of the page with these bytes the last time it was seen.
    public func page(_ sha256: Digest) throws(LedgerError) -> PageRecord? {
        try read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT * FROM pages WHERE \(LedgerSchema.pages.rows(where: "= ?1")) AND sha256 = ?2
                    ORDER BY number DESC LIMIT 1
                    """)
            return try Row.fetchOne(statement, arguments: [sha256.prefix, sha256.data]).map(PageRecord.init(row:))
        }
    }

    /// The article with this id, and where its row stands.
    public func article(_ id: ArticleID) throws(LedgerError) -> ArticleRecord? {
        try read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT * FROM articles WHERE \(LedgerSchema.articles.rows(where: "= ?1")) AND id = ?2")
            return try Row.fetchOne(statement, arguments: [id.prefix, id.data]).map(ArticleRecord.init(row:))
        }
    }

    /// The reprints of an article, in the order they came.
    public func reprints(of id: ArticleID) throws(LedgerError) -> [ReprintRecord] {
        try read { database in
            let sql = """
                SELECT * FROM reprints WHERE \(LedgerSchema.reprints.rows(where: "= ?1")) AND duplicate_of = ?2
                ORDER BY number
                """
            return try Row.fetchAll(database, sql: sql, arguments: [id.prefix, id.data]).map(ReprintRecord.init(row:))
        }
    }

    /// The part with this number.
    public func part(_ number: Int) throws(LedgerError) -> PartRecord? {
        try read { database in
            try Row.fetchOne(database, sql: Self.selectParts + " WHERE parts.number = ?", arguments: [number])
                .map(PartRecord.init(row:))
        }
    }

    /// The last part of a partition: the one that may still grow.
    public func lastPart(of partition: String) throws(LedgerError) -> PartRecord? {
        try read { database in
            let statement = try database.cachedStatement(
                sql: Self.selectParts + " WHERE partitions.path = ? ORDER BY parts.part DESC LIMIT 1")
            return try Row.fetchOne(statement, arguments: [partition]).map(PartRecord.init(row:))
        }
    }

    static let selectParts =
        "SELECT parts.*, partitions.path FROM parts JOIN partitions ON partitions.number = parts.partition"

    func read<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
        try LedgerError.translate(path) { try queue.inDatabase(body) }
    }
}
