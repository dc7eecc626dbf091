import Deduplicate
import Testing

/// The floors stand a little below what was reached when they were written; raise them with the finder, never lower them.
@Suite("Quality on a stream of our own")
struct DuplicateQualityTests {
    @Test("copies are found and refilled templates are not merged", arguments: [11, 12] as [UInt64])
    func floors(seed: UInt64) throws {
        let stream = ArticleStream(seed: seed, count: 45)
        let score = try StreamScore(stream)
        #expect(score.wronglyMerged == 0, "seed \(seed): \(score)")
        #expect(score.pairRecall >= 0.985, "seed \(seed): \(score)")
        for kind in ArticleStream.Kind.allCases where kind != .original && kind != .refilled {
            #expect(score.recall(of: kind) >= 0.93, "seed \(seed), \(kind): \(score)")
        }
    }

    @Test("another order finds as much, and the first seen stands for the others", arguments: [21] as [UInt64])
    func order(seed: UInt64) throws {
        var stream = ArticleStream(seed: seed, count: 25)
        for _ in 0..<2 {
            let score = try StreamScore(stream)
            #expect(score.wronglyMerged == 0, "seed \(seed): \(score)")
            #expect(score.pairRecall >= 0.98, "seed \(seed): \(score)")
            stream.shuffle()
        }
    }

    @Test("the same articles in the same order give the same answers")
    func determinism() throws {
        let sketches = ArticleStream(seed: 31, count: 25).items.map { sketch($0.text) }
        let (left, right) = (DuplicateFinder(), DuplicateFinder())
        for sketch in sketches { #expect(try left.place(sketch) == right.place(sketch)) }
    }
}
