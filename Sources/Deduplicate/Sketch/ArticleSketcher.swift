public import PipelineModel

/// Makes the sketch of an article: the part of deduplication that looks at one article at a time, and can run in parallel.
///
/// Deterministic, without I/O. Time and memory grow linearly with the text.
public struct ArticleSketcher: Sendable {
    public init() {}

    /// The sketch of an article of the pipeline.
    public func sketch(_ article: NormalisedArticle) -> ArticleSketch {
        sketch(id: article.id, folded: article.foldedText, address: article.article.url)
    }

    /// The sketch of a text.
    ///
    /// - Parameters:
    ///   - id: Its article id.
    ///   - folded: The text, repaired and folded, with its line breaks.
    ///   - address: The address of the page it stood on: a later version of the same page is a revision.
    public func sketch(id: ArticleID, folded: [UInt8], address: String? = nil) -> ArticleSketch {
        let text = ProseText(folded: folded)
        let isShort = text.units.count < Self.shortest
        let shingles = Self.shingles(of: text.units)
        let sentences = isShort ? (keys: [], leads: []) : SentenceKeys.keys(of: text)
        let profile = ArticleProfile(
            length: text.units.count, shingles: ShingleSample(of: shingles),
            facts: FactSheet(FactScanner.facts(of: text)),
            leads: sentences.leads, sentences: sentences.keys.count)
        let keys = SketchKeys(
            bands: isShort ? [] : MinHashBands.keys(of: shingles), sentences: sentences.keys,
            address: address.map { SketchKeys.key(.address, StableHash.of(bytes: $0.utf8)) })
        return ArticleSketch(id: id, profile: profile, keys: keys)
    }

    /// Articles of fewer units are only ever exact duplicates: in so few characters any two notices of one kind are alike.
    private static let shortest = 24

    /// Units in a shingle. Five characters are two or three words: rare enough not to be shared by chance.
    private static let shingleLength = 5

    /// A hash of each run of five units.
    private static func shingles(of units: [UInt32]) -> [UInt64] {
        guard units.count >= shingleLength else { return [] }
        // Five scalars of 21 bits do not fit in 64 bits: a polynomial takes their place, and the mix spreads it.
        let factor: UInt64 = 0x1000_0000_01B3
        var top: UInt64 = 1
        for _ in 1..<shingleLength { top = top &* factor }
        return units.withUnsafeBufferPointer { units in
            [UInt64](unsafeUninitializedCapacity: units.count - shingleLength + 1) { shingles, count in
                var rolling: UInt64 = 0
                for index in units.indices {
                    if index >= shingleLength {
                        rolling = rolling &- UInt64(units[index - shingleLength] & ProseText.scalarMask) &* top
                    }
                    rolling = rolling &* factor &+ UInt64(units[index] & ProseText.scalarMask)
                    if index >= shingleLength - 1 {
                        shingles[count] = StableHash.mix(rolling)
                        count += 1
                    }
                }
            }
        }
    }
}
