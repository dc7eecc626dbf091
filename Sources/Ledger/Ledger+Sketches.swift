internal import FoundationEssentials
internal import GRDB
internal import PipelineModel

extension Ledger {
    /// The sketches of articles and reprints in the order they were placed: `count` of them, at most, behind the first
    /// `start`.
    public func sketches(from start: Int, count: Int) throws(LedgerError) -> [SketchRecord] {
        try read { database in
            let sql = "SELECT sketch, duplicate_of FROM sketches WHERE number > ? ORDER BY number LIMIT ?"
            return try Row.fetchAll(database, sql: sql, arguments: [start, count]).map { row in
                let sketch: Data = row[0]
                let original: Data? = row[1]
                return SketchRecord(
                    sketch: Array(sketch), duplicateOf: original.flatMap { ArticleID(bytes: Array($0)) })
            }
        }
    }
}
