import Deduplicate
import PipelineModel
import Storage
import SystemPackage
import Testing

@Suite("An index that stands by itself")
struct StandaloneFinderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("remembers labels from call to call, what was committed and nothing else")
    func sessions() throws {
        let path = folder.path.appending("index")
        let text = notice()
        do {
            let first = try StandaloneFinder(in: path)
            _ = try first.finder.place(sketch(text), label: Array("first".utf8))
            try first.commit()
            _ = try first.finder.place(sketch("另一篇文章介绍了沿海港口的建设进展，泊位数量明显增加，吞吐能力持续提高。"), label: Array("lost".utf8))
        }
        let second = try StandaloneFinder(in: path)
        #expect(second.finder.count == 1)
        let answer = try second.finder.place(sketch(text + "\n特此通知，请遵照执行。"), label: Array("second".utf8))
        #expect(answer.of == Array("first".utf8))
    }

    @Test("one program at a time")
    func locked() throws {
        let path = folder.path.appending("index")
        let first = try StandaloneFinder(in: path)
        #expect(throws: RunError.self) { try StandaloneFinder(in: path) }
        try first.commit()
    }

    @Test("a manifest that is none is told")
    func damagedManifest() throws {
        try folder.store.write(Array("{}x".utf8), toNew: folder.path.appending("manifest.json"), synced: false)
        #expect(throws: IndexError.self) { try StandaloneFinder(in: folder.path) }
    }
}
