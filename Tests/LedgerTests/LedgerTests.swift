import Foundation
import Ledger
import PipelineModel
import Testing

@Suite("The ledger")
struct LedgerTests {
    @Test("gives back what a batch recorded, after a reopening too")
    func roundTrip() throws {
        try withLedgerPath { path in
            let batch = sampleBatch()
            let ledger = try Ledger(at: path)
            let run = try ledger.beginRun(started: "2026-01-02T03:04:05Z") { "run-\($0)" }
            #expect(run.id == "run-1")
            try ledger.commit(batch)
            try ledger.close()

            let reopened = try Ledger(at: path, create: false)
            #expect(try reopened.page(Digest(of: Array("page".utf8))) == batch.pages[0])
            #expect(try reopened.article(batch.articles[0].row.id) == batch.articles[0])
            #expect(try reopened.reprints(of: batch.articles[0].row.id) == batch.reprints)
            #expect(try reopened.lastPart(of: "articles/topic=5g/month=2024-05") == batch.parts[1])
            #expect(try reopened.part(1) == batch.parts[0])
            #expect(try reopened.renamesDue() == batch.renames)
            #expect(try reopened.movesDue() == batch.moves)
            #expect(try reopened.state("index") == [1, 2, 3])
            #expect(try reopened.nextPartNumber() == 3)
        }
    }

    @Test("knows nothing of what it was never told")
    func unknown() throws {
        try withLedgerPath { path in
            let ledger = try Ledger(at: path)
            #expect(try ledger.page(Digest(of: [1])) == nil)
            #expect(try ledger.article(ArticleID(ofContent: [1])) == nil)
            #expect(try ledger.lastPart(of: "articles/topic=5g/month=2024-05") == nil)
            #expect(try ledger.state("index") == nil)
            #expect(try ledger.nextPartNumber() == 1)
        }
    }

    @Test("replaces a part that grew, and keeps the newest outcome of a page")
    func replaces() throws {
        try withLedgerPath { path in
            let ledger = try Ledger(at: path)
            try ledger.commit(sampleBatch())
            var second = LedgerBatch()
            let grown = PartRecord(
                number: 2, partition: "articles/topic=5g/month=2024-05", part: 2, rows: 9, bytes: 99,
                digest: Digest(of: [9]))
            second.parts = [grown]
            let page = PageRecord(
                sha256: Digest(of: Array("page".utf8)), name: PageName("again.html"), place: nil,
                outcome: .quarantined("too-short"), article: nil, run: 2)
            second.pages = [page]
            try ledger.commit(second)
            #expect(try ledger.lastPart(of: grown.partition) == grown)
            #expect(try ledger.page(page.sha256) == page)
        }
    }

    @Test("forgets dues when the run ends, and keeps the run's report")
    func endOfRun() throws {
        try withLedgerPath { path in
            let ledger = try Ledger(at: path)
            let run = try ledger.beginRun(started: "2026-01-02T03:04:05Z") { "run-\($0)" }
            try ledger.commit(sampleBatch())
            try ledger.endRun(run, finished: "2026-01-02T03:05:00Z", report: "{}")
            #expect(try ledger.renamesDue().isEmpty)
            #expect(try ledger.movesDue().isEmpty)
            let kept = try ledger.runs(limit: 5)
            #expect(kept.map(\.finished) == ["2026-01-02T03:05:00Z"])
            #expect(kept.map(\.report) == ["{}"])
        }
    }

    @Test("made by a newer version is refused, whatever is in it")
    func newer() throws {
        try withLedgerPath { path in
            try Ledger(at: path).close()
            // The schema version is a big-endian number at byte 60 of an SQLite file.
            var file = try Data(contentsOf: URL(fileURLWithPath: path))
            file.replaceSubrange(60..<64, with: [0, 0, 0, 99])
            try file.write(to: URL(fileURLWithPath: path))
            #expect(throws: LedgerError.madeByNewerVersion(path: path, schema: 99)) { try Ledger(at: path) }
        }
    }

    @Test("that is no SQLite file is called damaged; a missing one is missing only where it may not be made")
    func unusable() throws {
        try withLedgerPath { path in
            #expect(throws: LedgerError.missing(path: path)) { try Ledger(at: path, create: false) }
            try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: path))
            #expect {
                try Ledger(at: path)
            } throws: { error in
                if case LedgerError.damaged = error { true } else { false }
            }
        }
    }

    private func withLedgerPath(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("ledger.sqlite").path)
    }

    private func sampleBatch() -> LedgerBatch {
        let page = Digest(of: Array("page".utf8))
        let id = ArticleID(ofContent: Array("text".utf8))
        var batch = LedgerBatch()
        batch.pages = [
            PageRecord(
                sha256: page, name: PageName(bytes: [0xB9, 0xE3, 0x2E, 0x68]), place: [0xB9], outcome: .article,
                article: id, run: 1)
        ]
        batch.articles = [
            ArticleRecord(
                row: RowRecord(
                    id: id, part: 2, digest: Digest(of: [7]), published: "2024-05-01", title: "数字政府", source: nil,
                    url: nil, page: page, run: 1), revisionOf: nil)
        ]
        batch.reprints = [
            ReprintRecord(
                row: RowRecord(
                    id: ArticleID(ofContent: [2]), part: 1, digest: Digest(of: [8]), published: nil, title: nil,
                    source: "新华社", url: "http://example.org/", page: Digest(of: [3]), run: 1),
                duplicateOf: id, kind: .near, similarity: 0.91)
        ]
        batch.sketches = [
            SketchRecord(sketch: [1], duplicateOf: nil), SketchRecord(sketch: [2], duplicateOf: id),
        ]
        batch.parts = [
            PartRecord(
                number: 1, partition: "reprints/month=undated", part: 1, rows: 1, bytes: 10, digest: Digest(of: [1])),
            PartRecord(
                number: 2, partition: "articles/topic=5g/month=2024-05", part: 2, rows: 2, bytes: 20,
                digest: Digest(of: [2])),
        ]
        batch.renames = [RenameDue(staged: "1.part", target: "reprints/month=undated/part-00001.jsonl")]
        batch.moves = [
            MoveDue(name: PageName(bytes: [0xB9]), sha256: page, place: Array("_processed/x".utf8), note: nil)
        ]
        batch.state = ["index": [1, 2, 3]]
        return batch
    }
}
