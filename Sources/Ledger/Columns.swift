internal import FoundationEssentials
internal import GRDB
internal import PipelineModel

// How the values of the pipeline stand in SQLite's columns.

extension [UInt8] {
    var data: Data { Data(self) }

    /// The first 64 bits as SQLite's integer.
    fileprivate var prefix64: Int64 { prefix(8).reduce(0) { $0 << 8 | Int64($1) } }
}

extension Digest {
    var data: Data { Data(bytes) }
    var prefix: Int64 { bytes.prefix64 }

    init(_ data: Data) throws {
        guard let digest = Digest(bytes: Array(data)) else { throw Malformed(column: "digest") }
        self = digest
    }
}

extension ArticleID {
    var data: Data { Data(bytes) }
    var prefix: Int64 { bytes.prefix64 }

    init(_ data: Data) throws {
        guard let id = ArticleID(bytes: Array(data)) else { throw Malformed(column: "id") }
        self = id
    }
}

/// A value that no version of the program writes.
private struct Malformed: Error, CustomStringConvertible {
    let column: String
    var description: String { "a \(column) of the wrong length" }
}

extension PageRecord {
    init(row: Row) throws {
        self.init(
            sha256: try Digest(row["sha256"] as Data), name: PageName(bytes: Array(row["name"] as Data)),
            place: (row["place"] as Data?).map(Array.init), outcome: PageOutcome(row["outcome"]),
            article: try (row["article"] as Data?).map(ArticleID.init), run: row["run"])
    }
}

extension RowRecord {
    init(row: Row) throws {
        self.init(
            id: try ArticleID(row["id"] as Data), part: row["part"], digest: try Digest(row["digest"] as Data),
            published: row["published"], title: row["title"], source: row["source"], url: row["url"],
            page: try Digest(row["page"] as Data), run: row["run"])
    }
}

extension RowKey {
    init(article row: Row) throws {
        self.init(
            id: try ArticleID(row["id"] as Data), part: row["part"], digest: try Digest(row["digest"] as Data),
            published: row["published"], title: row["title"], source: row["source"], url: row["url"],
            page: try Digest(row["page"] as Data), duplicateOf: nil)
    }

    init(reprint row: Row) throws {
        self.init(
            id: try ArticleID(row["id"] as Data), part: row["part"], digest: try Digest(row["digest"] as Data),
            published: row["published"], title: row["title"], source: row["source"], url: row["url"],
            page: try Digest(row["page"] as Data), duplicateOf: try ArticleID(row["duplicate_of"] as Data))
    }
}

extension ArticleRecord {
    init(row: Row) throws {
        self.init(row: try RowRecord(row: row), revisionOf: try (row["revision_of"] as Data?).map(ArticleID.init))
    }
}

extension ReprintRecord {
    init(row: Row) throws {
        self.init(
            row: try RowRecord(row: row), duplicateOf: try ArticleID(row["duplicate_of"] as Data),
            kind: Duplicate.Kind(rawValue: row["kind"]) ?? .near, similarity: row["similarity"])
    }
}

extension RunRecord {
    init(row: Row) {
        self.init(
            number: row["number"], id: row["id"], started: row["started"], finished: row["finished"],
            report: row["report"])
    }
}

extension PartRecord {
    init(row: Row) throws {
        self.init(
            number: row["number"], partition: row["path"], part: row["part"], rows: row["rows"], bytes: row["bytes"],
            digest: try Digest(row["digest"] as Data))
    }
}
