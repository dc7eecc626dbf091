import PipelineModel
import Testing

struct DigestTests {
    @Test("SHA-256 gives FIPS 180-2's published digests")
    func knownAnswers() {
        #expect(
            Digest(of: Array("abc".utf8)).hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Digest(of: []).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("content appended in pieces has the digest of the whole")
    func pieces() {
        var builder = DigestBuilder()
        builder.append(Array("数字".utf8))
        builder.append([])
        builder.append(Array("政府".utf8))
        #expect(builder.finish() == Digest(of: Array("数字政府".utf8)))
    }

    @Test("an id is 32 hex digits and reads back", arguments: ["", "数字政府建设"])
    func articleID(content: String) {
        let id = ArticleID(ofContent: Array(content.utf8))
        #expect(id.description.count == 32)
        #expect(ArticleID(hex: id.description) == id)
        #expect(ArticleID(hex: id.description + "0") == nil)
        #expect(ArticleID(hex: "zz") == nil)
    }
}
