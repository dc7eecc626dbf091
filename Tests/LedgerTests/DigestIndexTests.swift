import Foundation
import GRDB
import Ledger
import PipelineModel
import Testing

@Suite("The ledger's look-ups by digest")
struct DigestIndexTests {
    /// Enough for entries to be taken over by the large trees, and for some to stay in the small ones.
    private static let counts = [16_400, 16_400, 500]

    @Test("find every page, article and reprint, wherever its entry stands, and nothing that was removed")
    func everywhere() throws {
        try withFilledLedger { path, ledger in
            try expectAll(in: ledger)
            #expect(try entries(of: path, "pages_settled") > 0 && entries(of: path, "pages_recent") > 0)

            let gone = [5, 20_005, 33_005]
            let ids = Set(gone.flatMap { [Self.article($0).row.id, Self.reprint($0).row.id] })
            var removal = LedgerBatch()
            try ledger.forEachRow { if ids.contains($0.id) { removal.lostRows.append($0) } }
            removal.places = gone.map { (page: Self.digest($0 + 1), place: Array("elsewhere".utf8)) }
            try ledger.commit(removal)
            for number in gone {
                #expect(try ledger.article(Self.article(number).row.id) == nil)
                #expect(try ledger.reprints(of: Self.article(number).row.id).isEmpty)
                #expect(try ledger.page(Self.digest(number))?.outcome == .lost)
                #expect(try ledger.page(Self.digest(number + 1))?.place == Array("elsewhere".utf8))
            }
            #expect(try ledger.damage().isEmpty)
        }
    }

    @Test("find the articles whose id begins with given digits, in both trees")
    func beginnings() throws {
        try withFilledLedger { _, ledger in
            for number in [7, 25_000, 33_299] {
                let id = Self.article(number).row.id
                #expect(try ledger.articles(beginningWith: "\(id)", limit: 2).map(\.row.id) == [id])
                let alike = try ledger.articles(beginningWith: String("\(id)".prefix(4)), limit: 100)
                #expect(alike.contains { $0.row.id == id })
            }
        }
    }

    @Test("see a page that came again as it was the last time, each page once")
    func again() throws {
        try withFilledLedger { _, ledger in
            var batch = LedgerBatch()
            batch.pages = [
                PageRecord(
                    sha256: Self.digest(3), name: PageName(bytes: [65]), place: nil, outcome: .quarantined("binary"),
                    article: nil, run: 2)
            ]
            try ledger.commit(batch)
            #expect(try ledger.page(Self.digest(3)) == batch.pages[0])
            var pages: [Digest: Int] = [:]
            try ledger.forEachPage { pages[$0.sha256, default: 0] += 1 }
            #expect(pages.count == Self.counts.reduce(0, +) && pages.values.allSatisfy { $0 == 1 })
        }
    }

    @Test("are told to be damaged where an entry is missing and where one is too many")
    func damage() throws {
        try withFilledLedger { path, ledger in
            try ledger.close()
            try change(path, "DELETE FROM articles_settled WHERE number = 9")
            try change(path, "INSERT INTO pages_recent VALUES (1, 99999)")
            #expect(
                try Ledger(at: path).damage() == [
                    "the index of pages names 1 rows that are not there", "1 rows of articles are not in its index",
                ])
        }
    }

    @Test("work in a ledger of version 1 too, which is brought up when it is opened")
    func migration() throws {
        try withFilledLedger { path, ledger in
            try ledger.close()
            try change(path, Self.version1)
            let opened = try Ledger(at: path, create: false)
            try expectAll(in: opened)
            #expect(try opened.damage().isEmpty)
            var batch = LedgerBatch()
            batch.articles = [Self.article(50_000)]
            try opened.commit(batch)
            #expect(try opened.article(Self.article(50_000).row.id) == Self.article(50_000))
        }
    }

    /// Makes the ledger one of version 1, which had these indexes.
    private static let version1 =
        ["pages", "articles", "reprints"].map { table in
            """
            DROP TRIGGER \(table)_added; DROP TRIGGER \(table)_removed;
            DROP TABLE \(table)_recent; DROP TABLE \(table)_settled;
            """
        }.joined() + """
            CREATE INDEX pages_prefix ON pages (prefix);
            CREATE INDEX articles_prefix ON articles (prefix);
            CREATE INDEX reprints_original ON reprints (original_prefix);
            PRAGMA user_version = 1
            """

    // MARK: A ledger with many rows

    /// A ledger's file, made once for all tests.
    private static let filled = Result { try withFolder { try fill($0.appendingPathComponent("ledger.sqlite")) } }

    private static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    private static func fill(_ file: URL) throws -> Data {
        let ledger = try Ledger(at: file.path)
        var first = 0
        for count in counts {
            var batch = LedgerBatch()
            let numbers = first..<first + count
            batch.pages = numbers.map(page)
            batch.articles = numbers.map(article)
            batch.reprints = numbers.map(reprint)
            try ledger.commit(batch)
            first += count
        }
        try ledger.close()
        return try Data(contentsOf: file)
    }

    private func withFilledLedger(_ body: (String, Ledger) throws -> Void) throws {
        try Self.withFolder { folder in
            let file = folder.appendingPathComponent("ledger.sqlite")
            try Self.filled.get().write(to: file)
            try body(file.path, try Ledger(at: file.path, create: false))
        }
    }

    private func expectAll(in ledger: Ledger) throws {
        for number in stride(from: 0, to: Self.counts.reduce(0, +), by: 499) {
            #expect(try ledger.page(Self.digest(number)) == Self.page(number))
            #expect(try ledger.article(Self.article(number).row.id) == Self.article(number))
            #expect(try ledger.reprints(of: Self.article(number).row.id) == [Self.reprint(number)])
        }
        #expect(try ledger.page(Self.digest(-1)) == nil)
    }

    private func change(_ path: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.inDatabase { try $0.execute(sql: sql) }
        try queue.close()
    }

    private func entries(of path: String, _ tree: String) throws -> Int {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(tree)") ?? 0 }
    }

    private static func digest(_ number: Int) -> Digest { Digest(of: Array("page \(number)".utf8)) }

    private static func page(_ number: Int) -> PageRecord {
        PageRecord(
            sha256: digest(number), name: PageName(bytes: Array("\(number).html".utf8)), place: nil, outcome: .article,
            article: nil, run: 1)
    }

    private static func article(_ number: Int) -> ArticleRecord {
        ArticleRecord(row: row(ArticleID(ofContent: Array("article \(number)".utf8)), digest(number)), revisionOf: nil)
    }

    private static func reprint(_ number: Int) -> ReprintRecord {
        ReprintRecord(
            row: row(ArticleID(ofContent: Array("reprint \(number)".utf8)), digest(-2 - number)),
            duplicateOf: article(number).row.id, kind: .near, similarity: 0.9)
    }

    private static func row(_ id: ArticleID, _ page: Digest) -> RowRecord {
        RowRecord(
            id: id, part: 1, digest: page, published: nil, title: nil, source: nil, url: nil, page: page, run: 1)
    }
}
