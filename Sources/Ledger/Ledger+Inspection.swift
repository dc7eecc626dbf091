internal import GRDB
internal import PipelineModel

/// One partition of the warehouse, counted.
public struct PartitionCount: Sendable, Equatable {
    /// `articles/topic=5g/month=2024-03`
    public let path: String
    public let parts: Int
    public let rows: Int
    public let bytes: Int
}

/// How often something was reprinted: an article, by its id, a source or a day.
public struct ReprintCount: Sendable, Equatable {
    public let name: String?
    public let reprints: Int
    /// The earliest and the latest day that the reprints claim, `YYYY-MM-DD`.
    public let first: String?
    public let last: String?
}

/// What reprints are counted by.
public enum ReprintGrouping: String, Sendable, CaseIterable { case article, source, day }

extension Ledger {
    /// The partitions with their parts' rows and bytes, by path. Cost: grows with the number of parts.
    public func partitions() throws(LedgerError) -> [PartitionCount] {
        try read { database in
            let sql = """
                SELECT path, count(*) AS parts, sum(rows) AS rows, sum(bytes) AS bytes
                FROM parts JOIN partitions ON partitions.number = parts.partition GROUP BY path ORDER BY path
                """
            return try Row.fetchAll(database, sql: sql).map {
                PartitionCount(path: $0["path"], parts: $0["parts"], rows: $0["rows"], bytes: $0["bytes"])
            }
        }
    }

    /// The articles whose id begins with `digits`, hex, 4 to 32 of them; at most `limit`, in the order they came.
    public func articles(beginningWith digits: String, limit: Int) throws(LedgerError) -> [ArticleRecord] {
        let short = digits.prefix(16)
        func bound(_ filler: Character) -> Int64? {
            let hex = String(short) + String(repeating: filler, count: 16 - short.count)
            return UInt64(hex, radix: 16).map { Int64(bitPattern: $0) }
        }
        guard let low = bound("0"), let high = bound("f") else { return [] }
        return try read { database in
            let sql = """
                SELECT * FROM articles WHERE \(LedgerSchema.articles.rows(where: "BETWEEN ?1 AND ?2")) ORDER BY number
                """
            let articles = try Row.fetchAll(database, sql: sql, arguments: [low, high]).map(ArticleRecord.init(row:))
            return Array(articles.filter { $0.row.id.description.hasPrefix(digits.lowercased()) }.prefix(limit))
        }
    }

    /// What was reprinted most, most first. Cost: reads all reprints.
    public func reprintCounts(by grouping: ReprintGrouping, limit: Int) throws(LedgerError) -> [ReprintCount] {
        let column =
            switch grouping {
            case .article: "lower(hex(duplicate_of))"
            case .source: "source"
            case .day: "published"
            }
        return try read { database in
            let sql = """
                SELECT \(column) AS name, count(*) AS reprints, min(published) AS first, max(published) AS last
                FROM reprints GROUP BY name ORDER BY reprints DESC, name LIMIT ?
                """
            return try Row.fetchAll(database, sql: sql, arguments: [limit]).map {
                ReprintCount(name: $0["name"], reprints: $0["reprints"], first: $0["first"], last: $0["last"])
            }
        }
    }

    /// When the run with this number began, RFC 3339.
    public func start(ofRun number: Int) throws(LedgerError) -> String? {
        try read { try String.fetchOne($0, sql: "SELECT started FROM runs WHERE number = ?", arguments: [number]) }
    }
}
