internal import FoundationEssentials
internal import GRDB
internal import PipelineModel

extension Ledger {
    /// The part of a commit that changes what earlier ones recorded.
    static func amend(_ batch: LedgerBatch, in database: Database) throws {
        try record(runs: batch.runs, in: database)
        for number in batch.removedParts {
            try database.execute(sql: "DELETE FROM parts WHERE number = ?", arguments: [number])
        }
        let change = try database.cachedStatement(
            sql: """
                UPDATE articles SET part = ?4, digest = ?5
                WHERE \(LedgerSchema.articles.rows(where: "= ?1")) AND id = ?2 AND page = ?3
                """)
        for row in batch.changedRows {
            try change.execute(arguments: [row.id.prefix, row.id.data, row.page.data, row.part, row.digest.data])
        }
        let place = try database.cachedStatement(
            sql: "UPDATE pages SET place = ?3 WHERE \(LedgerSchema.pages.rows(where: "= ?1")) AND sha256 = ?2")
        for (page, path) in batch.places { try place.execute(arguments: [page.prefix, page.data, path?.data]) }
        if !batch.lostRows.isEmpty { try forget(batch.lostRows, in: database) }
    }

    private static func record(runs: [RunRecord], in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO runs (number, id, started, finished, report) VALUES (?, ?, ?, ?, ?)")
        for run in runs {
            try statement.execute(arguments: [run.number, run.id, run.started, run.finished, run.report])
        }
    }

    /// Forgets rows; of their pages only the run is remembered. What repeated a lost article keeps its row, but is not compared with any more: the article comes back
    /// as one of its own. Sketches begin with a version byte and the id, and stay numbered without gaps.
    private static func forget(_ rows: [RowKey], in database: Database) throws {
        try database.execute(
            sql: "CREATE TEMP TABLE lost (id BLOB NOT NULL, original BLOB, PRIMARY KEY (id, original))")
        for row in rows {
            try database.execute(
                sql: """
                    UPDATE pages SET outcome = 'lost', place = NULL, article = NULL
                    WHERE \(LedgerSchema.pages.rows(where: "= ?1")) AND sha256 = ?2
                    """,
                arguments: [row.page.prefix, row.page.data])
            if let original = row.duplicateOf {
                try database.execute(
                    sql: """
                        DELETE FROM reprints
                        WHERE \(LedgerSchema.reprints.rows(where: "= ?1")) AND duplicate_of = ?2 AND page = ?3
                        """,
                    arguments: [original.prefix, original.data, row.page.data])
            } else {
                try database.execute(
                    sql: """
                        DELETE FROM articles
                        WHERE \(LedgerSchema.articles.rows(where: "= ?1")) AND id = ?2 AND page = ?3
                        """,
                    arguments: [row.id.prefix, row.id.data, row.page.data])
            }
            try database.execute(
                sql: "INSERT OR IGNORE INTO lost (id, original) VALUES (?, ?)",
                arguments: [row.id.data, row.duplicateOf?.data])
        }
        try database.execute(
            sql: """
                CREATE TABLE kept_sketches (number INTEGER PRIMARY KEY, sketch BLOB NOT NULL, duplicate_of BLOB);
                INSERT INTO kept_sketches (sketch, duplicate_of) SELECT sketch, duplicate_of FROM sketches
                    WHERE NOT EXISTS (
                        SELECT 1 FROM lost WHERE id = substr(sketches.sketch, 2, 16) AND original IS sketches.duplicate_of)
                    AND (duplicate_of IS NULL OR duplicate_of NOT IN (SELECT id FROM lost WHERE original IS NULL))
                    ORDER BY number;
                DROP TABLE sketches;
                ALTER TABLE kept_sketches RENAME TO sketches;
                DROP TABLE lost
                """)
    }
}
