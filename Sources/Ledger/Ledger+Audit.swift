internal import GRDB
public import PipelineModel

/// What joins a row of the warehouse to the rest of the ledger, and what the ledger copied from it.
public struct RowKey: Sendable, Hashable {
    public let id: ArticleID
    /// ``PartRecord/number``
    public let part: Int
    public let digest: Digest
    public let published: String?
    public let title: String?
    public let source: String?
    public let url: String?
    public let page: Digest
    /// The article that is repeated; `nil` for a row of `articles`.
    public let duplicateOf: ArticleID?
}

extension Ledger {
    /// Gives `visit` all parts, by their number. Other calls may be made meanwhile.
    public func forEachPart(_ visit: (PartRecord) throws -> Void) throws {
        try forEach(Self.selectParts + " WHERE parts.number > ? ORDER BY parts.number LIMIT ?", PartRecord.init, visit)
    }

    /// Gives `visit` what is known of all rows of both tables, in the order they were entered, articles first. Other calls may
    /// be made meanwhile.
    public func forEachRow(_ visit: (RowKey) throws -> Void) throws {
        try forEach(
            "SELECT number, id, part, digest, published, title, source, url, page FROM articles WHERE number > ? ORDER BY number LIMIT ?",
            RowKey.init(article:), visit)
        try forEach(
            "SELECT number, id, part, digest, published, title, source, url, page, duplicate_of FROM reprints "
                + "WHERE number > ? ORDER BY number LIMIT ?",
            RowKey.init(reprint:), visit)
    }

    /// Gives `visit` what became of each page the last time it was seen. Other calls may be made meanwhile.
    public func forEachPage(_ visit: (PageRecord) throws -> Void) throws {
        let sql = """
            SELECT * FROM pages WHERE number > ? AND NOT EXISTS (
                SELECT 1 FROM pages AS later WHERE later.\(LedgerSchema.pages.rows(where: "= pages.prefix"))
                    AND later.sha256 = pages.sha256 AND later.number > pages.number)
            ORDER BY number LIMIT ?
            """
        try forEach(sql, PageRecord.init, visit)
    }

    /// Sketches kept: as many as there are documents in the index made of them.
    public func sketchCount() throws(LedgerError) -> Int {
        // Sketches are numbered without gaps from 1, so that the count need not read them.
        try read { try Int.fetchOne($0, sql: "SELECT ifnull(max(number), 0) FROM sketches") ?? 0 }
    }

    /// What is wrong with the file itself, by SQLite's check of it and by looking every row up; empty where it is sound.
    /// Cost: reads all of it.
    public func damage() throws(LedgerError) -> [String] {
        try read { database in
            let findings = try String.fetchAll(database, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }
            guard findings.isEmpty else { return findings }
            return try LedgerSchema.indexes.flatMap { try $0.damage(in: database) }
        }
    }

    private func forEach<Value>(_ sql: String, _ value: (Row) throws -> Value, _ visit: (Value) throws -> Void) throws {
        var last: Int64 = 0
        while true {
            let values = try read { database in
                try Row.fetchAll(database, sql: sql, arguments: [last, Self.pageSize]).map { row in
                    last = row["number"]
                    return try value(row)
                }
            }
            for value in values { try visit(value) }
            if values.count < Self.pageSize { return }
        }
    }

    /// Rows fetched at once: the database is free between two fetches, so that the visitor may use it.
    private static let pageSize = 1000
}
