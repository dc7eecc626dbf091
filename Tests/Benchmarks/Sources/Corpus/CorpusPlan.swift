/// Decides what stands on each page of a corpus, from the seed and the page's number alone.
struct CorpusPlan: Sendable {
    /// A page's part in the corpus.
    struct Entry: Sendable {
        let kind: PlantedKind
        /// The page whose article it repeats or whose words it has; the page's own number otherwise.
        let origin: Int
    }

    let seed: UInt64

    /// Shares in pages of a hundred: reprints are as common as on the web's news pages, and each way of changing a copy has
    /// enough pages in a corpus of 1,000 to be counted.
    private static let shares: [(kind: PlantedKind, percent: Int)] = [
        (.sibling, 2), (.bytes, 2), (.reprint, 9), (.edited, 5), (.truncated, 5), (.disguised, 4), (.noArticle, 3),
    ]

    /// What stands on page `number`.
    func entry(_ number: Int) -> Entry {
        let kind = kind(of: number)
        guard kind.isCopy || kind == .sibling, let origin = origin(of: number) else {
            return Entry(kind: kind == .noArticle ? kind : .base, origin: number)
        }
        return Entry(kind: kind, origin: origin)
    }

    private func kind(of number: Int) -> PlantedKind {
        var random = SeededRandom(seed: seed, purpose: 3, index: number)
        var draw = random.below(100)
        for share in Self.shares {
            if draw < share.percent { return share.kind }
            draw -= share.percent
        }
        return .base
    }

    /// An earlier page with an article of its own: half the time one of the last thousand, otherwise any.
    private func origin(of number: Int) -> Int? {
        var random = SeededRandom(seed: seed, purpose: 4, index: number)
        let first = random.chance(50) ? max(0, number - 1000) : 0
        guard number > first else { return nil }
        for _ in 0..<32 {
            let candidate = random.within(first...number - 1)
            if kind(of: candidate) == .base { return candidate }
        }
        return nil
    }
}
