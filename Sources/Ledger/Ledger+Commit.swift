internal import GRDB
internal import PipelineModel

extension Ledger {
    /// Makes `batch` true: durable when this returns, without effect when it throws.
    ///
    /// Cost: some 10 µs a page, and one sync.
    public func commit(_ batch: LedgerBatch) throws(LedgerError) {
        try LedgerError.translate(path) {
            try queue.inTransaction(.immediate) { database in
                try Self.record(batch, in: database)
                return .commit
            }
        }
    }

    private static func record(_ batch: LedgerBatch, in database: Database) throws {
        if batch.settlesDues { try database.execute(sql: "DELETE FROM renames; DELETE FROM moves") }
        try amend(batch, in: database)
        try record(parts: batch.parts, in: database)
        try record(pages: batch.pages, in: database)
        try record(articles: batch.articles, in: database)
        try record(reprints: batch.reprints, in: database)
        let sketches = try database.cachedStatement(sql: "INSERT INTO sketches (sketch, duplicate_of) VALUES (?, ?)")
        for record in batch.sketches {
            try sketches.execute(arguments: [record.sketch.data, record.duplicateOf?.data])
        }
        let renames = try database.cachedStatement(sql: "INSERT INTO renames (staged, target) VALUES (?, ?)")
        for due in batch.renames { try renames.execute(arguments: [due.staged, due.target]) }
        let moves = try database.cachedStatement(
            sql: "INSERT INTO moves (name, sha256, place, note) VALUES (?, ?, ?, ?)")
        for due in batch.moves {
            try moves.execute(arguments: [due.name.bytes.data, due.sha256.data, due.place.data, due.note?.data])
        }
        let state = try database.cachedStatement(sql: "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)")
        for (key, value) in batch.state.sorted(by: { $0.key < $1.key }) {
            try state.execute(arguments: [key, value.data])
        }
        for index in LedgerSchema.indexes { try index.settle(in: database) }
    }

    private static func record(parts: [PartRecord], in database: Database) throws {
        let partition = try database.cachedStatement(sql: "INSERT OR IGNORE INTO partitions (path) VALUES (?)")
        let part = try database.cachedStatement(
            sql: """
                INSERT INTO parts (number, partition, part, rows, bytes, digest)
                VALUES (?, (SELECT number FROM partitions WHERE path = ?), ?, ?, ?, ?)
                ON CONFLICT (number) DO UPDATE
                SET rows = excluded.rows, bytes = excluded.bytes, digest = excluded.digest
                """)
        for record in parts {
            try partition.execute(arguments: [record.partition])
            try part.execute(arguments: [
                record.number, record.partition, record.part, record.rows, record.bytes, record.digest.data,
            ])
        }
    }

    private static func record(pages: [PageRecord], in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO pages (prefix, sha256, name, place, outcome, article, run) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        for page in pages {
            try statement.execute(arguments: [
                page.sha256.prefix, page.sha256.data, page.name.bytes.data, page.place?.data,
                page.outcome.description, page.article?.data, page.run,
            ])
        }
    }

    private static func record(articles: [ArticleRecord], in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO articles (prefix, id, part, digest, published, title, source, url, revision_of, page, run)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for article in articles {
            let row = article.row
            try statement.execute(arguments: [
                row.id.prefix, row.id.data, row.part, row.digest.data, row.published, row.title, row.source, row.url,
                article.revisionOf?.data, row.page.data, row.run,
            ])
        }
    }

    private static func record(reprints: [ReprintRecord], in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO reprints (original_prefix, duplicate_of, id, kind, similarity, part, digest, published, title,
                    source, url, page, run)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for reprint in reprints {
            let row = reprint.row
            try statement.execute(arguments: [
                reprint.duplicateOf.prefix, reprint.duplicateOf.data, row.id.data, reprint.kind.rawValue,
                reprint.similarity, row.part, row.digest.data, row.published, row.title, row.source, row.url,
                row.page.data, row.run,
            ])
        }
    }
}
