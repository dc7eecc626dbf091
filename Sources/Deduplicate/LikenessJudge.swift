internal import PipelineModel

/// Decides from two profiles whether the articles are one. The keys only propose; this decides.
struct LikenessJudge {
    let options: DeduplicateOptions

    /// Articles of fewer characters need ``shortContainment``: one other name or sentence is a large part of them.
    static let shortLength = 200
    static let shortContainment = 0.9

    /// What `new` is to `old`.
    ///
    /// - Parameters:
    ///   - sharedSentences: Sentence keys they have in common.
    ///   - sameAddress: Whether they stood on the same page.
    func likeness(
        of new: ArticleProfile, to old: ArticleProfile, sharedSentences: Int, sameAddress: Bool
    ) -> Likeness {
        let overlap = new.shingles.overlap(with: old.shingles)
        guard overlap.containment >= threshold(new, old) else {
            if sameAddress && overlap.containment >= 0.5 { return .revision }
            return sharedSentences >= 2 ? .related : .different
        }
        let facts = new.facts.compared(with: old.facts)
        guard facts.conflicts == 0 else {
            let isCorrection = facts.identities == 0 && facts.amounts <= 2 && overlap.resemblance >= 0.8
            return sameAddress || isCorrection ? .revision : .different
        }
        guard isWhole(new, old) else { return .related }
        if overlap.resemblance >= 0.6 { return .same(.near, similarity: overlap.resemblance) }
        return .same(.contained, similarity: overlap.containment)
    }

    /// Whether what the articles state rules out that they are one, however alike their words are.
    func contradicts(_ new: ArticleProfile, _ old: ArticleProfile) -> Bool {
        new.facts.compared(with: old.facts).conflicts > 0
    }

    private func threshold(_ new: ArticleProfile, _ old: ArticleProfile) -> Double {
        Swift.min(new.length, old.length) < Self.shortLength
            ? Swift.max(Self.shortContainment, options.containment) : options.containment
    }

    /// Whether the smaller article is the larger one or its beginning, as against a part that the larger one quotes.
    private func isWhole(_ new: ArticleProfile, _ old: ArticleProfile) -> Bool {
        let (smaller, larger) = new.length < old.length ? (new, old) : (old, new)
        if smaller.length * 2 >= larger.length { return true }
        return smaller.leads.prefix(2).contains { larger.leads.contains($0) }
    }
}
