internal import GRDB

/// The ledger's tables.
///
/// What is looked up by a digest is found through its first 64 bits: an index entry of 16 bytes instead of 40, so that
/// the index of a million pages stays in memory.
enum LedgerSchema {
    /// The version of the tables.
    static let version = 2

    static let pages = DigestIndex(table: "pages", column: "prefix")
    static let articles = DigestIndex(table: "articles", column: "prefix")
    /// By the article that is repeated.
    static let reprints = DigestIndex(table: "reprints", column: "original_prefix")
    static let indexes = [pages, articles, reprints]

    /// Makes all tables.
    static func make(in database: Database) throws {
        try database.execute(sql: tables)
        for index in indexes { try database.execute(sql: index.statements) }
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Makes the tables of version 1, which had an index of SQLite's in place of each of ours, those of this version.
    static func migrate(_ database: Database) throws {
        try database.execute(sql: "DROP INDEX pages_prefix; DROP INDEX articles_prefix; DROP INDEX reprints_original")
        for index in indexes {
            try database.execute(sql: index.statements)
            try index.fill(in: database)
        }
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    private static let tables = """
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, started TEXT NOT NULL, finished TEXT, report TEXT
        );
        CREATE TABLE partitions (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
        CREATE TABLE parts (
            number INTEGER PRIMARY KEY, partition INTEGER NOT NULL, part INTEGER NOT NULL, rows INTEGER NOT NULL,
            bytes INTEGER NOT NULL, digest BLOB NOT NULL, UNIQUE (partition, part)
        );
        CREATE TABLE pages (
            number INTEGER PRIMARY KEY, prefix INTEGER NOT NULL, sha256 BLOB NOT NULL, name BLOB NOT NULL, place BLOB,
            outcome TEXT NOT NULL, article BLOB, run INTEGER NOT NULL
        );
        CREATE TABLE articles (
            number INTEGER PRIMARY KEY, prefix INTEGER NOT NULL, id BLOB NOT NULL, part INTEGER NOT NULL,
            digest BLOB NOT NULL, published TEXT, title TEXT, source TEXT, url TEXT, revision_of BLOB,
            page BLOB NOT NULL, run INTEGER NOT NULL
        );
        CREATE TABLE reprints (
            number INTEGER PRIMARY KEY, original_prefix INTEGER NOT NULL, duplicate_of BLOB NOT NULL, id BLOB NOT NULL,
            kind TEXT NOT NULL, similarity REAL NOT NULL, part INTEGER NOT NULL, digest BLOB NOT NULL, published TEXT,
            title TEXT, source TEXT, url TEXT, page BLOB NOT NULL, run INTEGER NOT NULL
        );
        CREATE TABLE sketches (number INTEGER PRIMARY KEY, sketch BLOB NOT NULL, duplicate_of BLOB);
        CREATE TABLE renames (number INTEGER PRIMARY KEY, staged TEXT NOT NULL, target TEXT NOT NULL);
        CREATE TABLE moves (
            number INTEGER PRIMARY KEY, name BLOB NOT NULL, sha256 BLOB NOT NULL, place BLOB NOT NULL, note BLOB
        );
        CREATE TABLE state (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        """
}
