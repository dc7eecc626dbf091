import Foundation

/// The articles of `Articles/articles.jsonl`, written for these tests in the ways news of the field is written.
struct OwnArticle: Decodable {
    let id: String
    let title: String
    let text: String
    /// The topics a reader files it under, the primary one first.
    let topics: [String]
    let note: String?

    static func all() throws -> [OwnArticle] {
        let file = Bundle.module.bundleURL.appending(path: "Articles/articles.jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(OwnArticle.self, from: Data($0.utf8))
        }
    }
}

/// A generator whose numbers depend on the seed alone (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
