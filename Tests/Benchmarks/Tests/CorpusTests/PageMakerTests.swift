import Corpus
import Testing

@Suite("Generated pages")
struct PageMakerTests {
    @Test("the same seed and number give the same page, whatever was made before", arguments: [UInt64(1), 77])
    func deterministic(seed: UInt64) {
        let maker = PageMaker(seed: seed, small: true)
        let inOrder = (0..<60).map { maker.page($0) }
        let again = PageMaker(seed: seed, small: true)
        for number in (0..<60).reversed() {
            let page = again.page(number)
            #expect(page.bytes == inOrder[number].bytes)
            #expect(page.planted == inOrder[number].planted)
        }
    }

    @Test("another seed gives other pages")
    func seeds() {
        #expect(PageMaker(seed: 1, small: true).page(3).bytes != PageMaker(seed: 2, small: true).page(3).bytes)
    }

    @Test("every kind is planted, and copies name an earlier page with an article of its own")
    func plan() throws {
        let maker = PageMaker(seed: 5, small: true)
        let pages = (0..<600).map { maker.page($0).planted }
        let byName = Dictionary(uniqueKeysWithValues: pages.map { ($0.page, $0) })
        for kind in PlantedKind.allCases { #expect(pages.contains { $0.kind == kind }, "no \(kind)") }
        for page in pages where page.kind.isCopy {
            let name = try #require(page.duplicateOf)
            let original = try #require(byName[name])
            #expect(original.page < page.page)
            #expect(original.kind == .base)
            #expect(original.article == page.article)
            #expect(original.topics == page.topics)
        }
        #expect(Set(pages.flatMap(\.topics)).count == 4)
    }

    @Test("an exact copy has the original's bytes, a reprint has not")
    func copies() {
        let maker = PageMaker(seed: 5, small: true)
        let pages = (0..<400).map { maker.page($0) }
        let bytes = Dictionary(uniqueKeysWithValues: pages.map { ($0.planted.page, $0.bytes) })
        for page in pages {
            guard let original = page.planted.duplicateOf else { continue }
            #expect((page.bytes == bytes[original]) == (page.planted.kind == .bytes), "\(page.planted.page)")
        }
    }

    @Test("pages of real size have a median of 60 to 150 KB, small ones of 4 to 8 KB")
    func sizes() {
        func median(small: Bool) -> Int {
            let maker = PageMaker(seed: 9, small: small)
            return (0..<150).map { maker.page($0).bytes.count }.sorted()[75]
        }
        #expect((60_000...150_000).contains(median(small: false)))
        #expect((4_000...8_000).contains(median(small: true)))
    }

    @Test("UTF-8, GB18030 and Big5 pages hold their articles in the charset they declare")
    func charsets() {
        let maker = PageMaker(seed: 5, small: true)
        let pages = (0..<200).map { maker.page($0) }
        #expect(Set(pages.map(\.planted.charset)) == ["utf-8", "gb18030", "big5"])
        for page in pages {
            let isUTF8 = String(validating: page.bytes, as: UTF8.self) != nil
            #expect(isUTF8 == (page.planted.charset == "utf-8"), "\(page.planted.page)")
        }
    }
}
