import Deduplicate
import PipelineModel
import Storage
import SystemPackage
import Testing

@Suite("The durable index")
struct DurableIndexTests {
    private let folder: TemporaryFolder
    private var sketches: [ArticleSketch] { Self.sketches }
    private static let sketches = ArticleStream(seed: 5, count: 36).items.map { sketch($0.text) }

    init() throws { folder = try TemporaryFolder() }

    /// What a finder in memory answers.
    private func expected() throws -> [Relation] {
        let finder = DuplicateFinder()
        return try sketches.map { try finder.place($0) }
    }

    private func open(_ manifest: IndexManifest, store: (any FileStore)? = nil) throws -> DuplicateFinder {
        try DuplicateFinder(manifest, in: folder.path, store: store ?? folder.store)
    }

    @Test("answers as one in memory does, however the articles are spread over runs", arguments: [1, 3, 20, 1000])
    func runs(length: Int) throws {
        var answers: [Relation] = []
        var manifest = IndexManifest()
        for start in stride(from: 0, to: sketches.count, by: length) {
            let finder = try open(manifest)
            answers += try sketches[start..<Swift.min(start + length, sketches.count)].map { try finder.place($0) }
            manifest = try finder.stage()
            try finder.published(manifest)
        }
        #expect(try answers == expected())
        #expect(manifest.documents == sketches.count)
        #expect(manifest.segments.count < 24)
        #expect(try folder.names() == manifest.segments.map(\.name).sorted())
        #expect(try DuplicateFinder.problems(with: manifest, in: folder.path, store: folder.store) == [])
    }

    @Test("a run that ends between stage and commit leaves nothing")
    func uncommitted() throws {
        let first = try open(IndexManifest())
        for sketch in sketches[..<60] { _ = try first.place(sketch) }
        let committed = try first.stage()
        try first.published(committed)
        let lost = try open(committed)
        for sketch in sketches[60..<90] { _ = try lost.place(sketch) }
        _ = try lost.stage()
        let again = try open(committed)
        #expect(again.count == 60)
        #expect(try folder.names() == committed.segments.map(\.name).sorted())
        #expect(try sketches[60...].map { try again.place($0) } == Array(expected()[60...]))
    }

    @Test("a run stopped at any file operation can be repeated from the last commit")
    func stoppedAnywhere() throws {
        let expected = try expected()
        var operation = 0
        var finished = false
        while !finished {
            let folder = try TemporaryFolder()
            let store = FailingStore(wrapping: folder.store, plan: .stop(at: operation))
            var committed = IndexManifest()
            finished =
                (try? run(0..<40, &committed, store, folder.path) && run(40..<80, &committed, store, folder.path))
                != nil
            let done = committed.documents
            #expect([0, 40, 80].contains(done))
            let finder = try DuplicateFinder(committed, in: folder.path, store: folder.store)
            #expect(
                try sketches[done..<80].map { try finder.place($0) } == Array(expected[done..<80]),
                "operation \(operation)")
            operation += 1
        }
        #expect(operation > 20)
    }

    private func run(
        _ articles: Range<Int>, _ committed: inout IndexManifest, _ store: any FileStore, _ path: FilePath
    ) throws -> Bool {
        let finder = try DuplicateFinder(committed, in: path, store: store)
        for sketch in sketches[articles] { _ = try finder.place(sketch) }
        committed = try finder.stage()
        try finder.published(committed)
        return true
    }

    @Test("a missing, cut or foreign file is told when the index is opened")
    func damage() throws {
        let finder = try open(IndexManifest())
        for sketch in sketches[..<30] { _ = try finder.place(sketch) }
        let manifest = try finder.stage()
        let file = folder.path.appending(try #require(manifest.segments.first).name)
        let content = try folder.store.read(file, limit: 1 << 30).bytes
        for damaged in [[], Array(content.dropLast()), content.dropLast(64) + [UInt8](repeating: 0, count: 64)] {
            try folder.store.remove(file)
            try folder.store.write(damaged, toNew: file, synced: false)
            #expect(throws: IndexError.self) { try open(manifest) }
        }
        try folder.store.remove(file)
        #expect(throws: IndexError.self) { try open(manifest) }
    }

    @Test("any flipped byte is found by comparing checksums, and look-ups never crash on it")
    func flippedBytes() throws {
        let finder = try open(IndexManifest())
        for sketch in sketches[..<30] { _ = try finder.place(sketch) }
        let manifest = try finder.stage()
        let file = folder.path.appending(try #require(manifest.segments.first).name)
        let content = try folder.store.read(file, limit: 1 << 30).bytes
        var random = SeededRandom(seed: 99)
        for _ in 0..<60 {
            var damaged = content
            damaged[Int.random(in: content.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try folder.store.remove(file)
            try folder.store.write(damaged, toNew: file, synced: false)
            #expect(try DuplicateFinder.problems(with: manifest, in: folder.path, store: folder.store).count == 1)
            guard let finder = try? open(manifest) else { continue }
            for sketch in sketches[..<20] { _ = try? finder.place(sketch) }
        }
    }

    @Test("an index made anew from sketches and decisions answers as the old one")
    func restored() throws {
        let old = DuplicateFinder()
        let new = DuplicateFinder()
        for sketch in sketches[..<100] {
            var original: ArticleID?
            if case .duplicate(let duplicate) = try old.place(sketch) { original = duplicate.of }
            let stored = try #require(ArticleSketch(bytes: sketch.bytes))
            try new.restore(stored, duplicateOf: original)
        }
        for sketch in sketches[100...] { #expect(try old.place(sketch) == new.place(sketch)) }
    }

    @Test("a run of one page writes little, and many such runs keep few files")
    func smallRuns() throws {
        var manifest = IndexManifest()
        var written = 0
        for (index, sketch) in sketches.prefix(130).enumerated() {
            let recorder = FailingStore(wrapping: folder.store)
            let finder = try open(manifest, store: recorder)
            _ = try finder.place(sketch)
            let before = Set(manifest.segments.map(\.name))
            manifest = try finder.stage()
            let new = manifest.segments.filter { !before.contains($0.name) }.reduce(0) { $0 + $1.bytes }
            #expect(new <= 200 << 10, "run \(index)")
            written += new
            try finder.published(manifest)
        }
        #expect(manifest.segments.count <= 24)
        #expect(written / 130 <= 4096)
    }
}
