import Normalise
import PipelineModel
import Testing

@Suite("Pages torn beyond reading")
struct TornPageTests {
    /// Enough glosses for a farm's page, and damage that can be read: 當地的規模.
    private static let disguised = """
        數(shù)字經(jīng)濟(jì)發(fā)展，數(shù)據(jù)要素、算力中心，網(wǎng)絡(luò)設(shè)備。經(jīng)濟(jì)數(shù)據(jù)
        當(dāng)?shù)氐囊?guī)模相當(dāng)可觀，網(wǎng)絡(luò)設(shè)備和數(shù)據(jù)要素發(fā)展很快。

        """

    /// What a page can be torn to, a piece at a time.
    private static let shapes: [[String]] = [
        ["?"], ["\u{FFFD}"], ["囊?"], ["囊?規"], ["?shù)", "?jù)", "囊", "?"], ["的", "市", "?", "?shù)"],
        ["?！", "囊", "??", "?，"], ["?/p>", "囊", "?"],
    ]

    private static func torn(_ shape: [String], bytes: Int) -> String {
        var random = SeededRandom(seed: 7)
        var text = ""
        while text.utf8.count < bytes { text += shape.randomElement(using: &random) ?? "" }
        return text
    }

    @Test("the search costs so much a byte at most, however long the page is", arguments: shapes)
    func isLinear(shape: [String]) {
        for bytes in [5_000, 40_000] {
            let page = Self.disguised + Self.torn(shape, bytes: bytes)
            let effort = ArticleNormaliser().normalise(text: page).effort
            // One place of the search may go beyond the bound.
            #expect(effort <= 500_000 + 8 * page.utf8.count, "\(bytes) bytes of \(shape)")
        }
    }

    @Test("what cannot be read is left as it was, and said to be", arguments: shapes)
    func isLeft(shape: [String]) throws {
        let torn = Self.torn(shape, bytes: 3_000)
        let result = ArticleNormaliser().normalise(text: Self.disguised + torn)
        #expect(result.text.hasPrefix("數字經濟發展，數據要素、算力中心，網絡設備。經濟數據\n當地的規模相當可觀，"))
        let left = try #require(result.unsure.first { $0.taken == $0.seen })
        #expect(torn.contains(left.seen) && result.text.contains(left.seen) && left.others.isEmpty)
        #expect(left.seen.utf8.count <= 120)
    }

    @Test("what follows a stretch that cannot be read is read again")
    func recovers() {
        let calm = String(repeating: "市裡的服務大廳今天照常開門。", count: 40)
        let page = Self.disguised + Self.torn(["囊?"], bytes: 60_000) + "\n" + calm + "\n" + Self.disguised
        let result = ArticleNormaliser().normalise(text: page)
        #expect(result.text.hasSuffix("當地的規模相當可觀，網絡設備和數據要素發展很快。\n"))
    }
}
