internal import PipelineModel

/// The keys by which an article is found again: articles that share one are compared.
public struct SketchKeys: Sendable, Equatable {
    /// Bands of the MinHash signature, one key a band; empty for an article too short to have near-duplicates.
    let bands: [UInt64]
    /// Sentences: those with the lowest hashes, and the first ones.
    let sentences: [UInt64]
    /// The page's address, where it has one.
    let address: UInt64?

    /// Bits of a key. With 28 bits for the document a posting is one 64-bit number; at five million articles one key in
    /// five hundred meets a stranger, which costs a comparison and nothing else.
    static let bits: UInt64 = 36

    /// A key of `hash` for one of the purposes that must not meet.
    static func key(_ purpose: Purpose, _ hash: UInt64) -> UInt64 {
        StableHash.combine(UInt64(purpose.rawValue), hash) >> (64 - bits)
    }

    enum Purpose: UInt8 { case band = 1, sentence, address, identity }

    /// All keys of an article with this id: bands, sentences, the address, and last the key of the id.
    func all(of id: ArticleID) -> [UInt64] { shared + [Self.identity(of: id.bytes)] }

    /// The keys by which articles propose each other, in the order of ``all(of:)``.
    var shared: [UInt64] { bands + sentences + (address.map { [$0] } ?? []) }

    /// What the key at `place` of ``shared`` stands for.
    func purpose(at place: Int) -> Purpose {
        place < bands.count ? .band : place < bands.count + sentences.count ? .sentence : .address
    }

    /// The key under which articles of this id are found.
    static func identity(of id: [UInt8]) -> UInt64 { key(.identity, StableHash.of(bytes: id)) }
}
