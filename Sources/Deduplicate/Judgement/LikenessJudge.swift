internal import PipelineModel

/// Decides from two profiles whether the articles are one. The keys only propose; this decides.
struct LikenessJudge {
    let options: DeduplicateOptions

    /// Articles of fewer characters need ``shortContainment``: one other name or sentence is a large part of them.
    static let shortLength = 200
    static let shortContainment = 0.9
    /// A cut of less than half leaves what it keeps as it was.
    static let cutContainment = 0.85
    /// From here on the shingles alone decide.
    static let plainContainment = 0.93
    /// Articles whose lengths differ by more share fewer sentence keys for that reason alone.
    static let alikeBalance = 0.75
    /// On the development stream edited copies keep 0.65 of their sentences and more, other editions 0.57 and less.
    static let intactSentences = 0.6

    /// Two sentences that few other articles have are a quotation; two that many have are set phrases.
    static let quotedWeight = 0.5

    /// What `new` is to `old`.
    ///
    /// - Parameter keys: `old` as a candidate: which keys the two share.
    func likeness(of new: ArticleProfile, to old: ArticleProfile, sharing keys: Candidate) -> Likeness {
        let overlap = new.shingles.overlap(with: old.shingles)
        let balance = Double(Swift.min(new.length, old.length)) / Double(Swift.max(new.length, old.length, 1))
        guard overlap.containment >= threshold(new, old, balance) else {
            if keys.sameAddress && overlap.containment >= 0.5 { return .revision }
            return keys.sentences >= 2 && keys.sentenceWeight >= Self.quotedWeight ? .related : .different
        }
        let facts = new.facts.compared(with: old.facts)
        guard facts.conflicts == 0 else {
            let isCorrection = facts.identities == 0 && facts.amounts <= 2 && overlap.resemblance >= 0.8
            return keys.sameAddress || isCorrection ? .revision : .different
        }
        guard balance >= 0.5 || beginsAlike(new, old) else { return .related }
        if overlap.containment < Self.plainContainment && balance >= Self.alikeBalance {
            // One edition of a yearly notice differs from the next in most sentences a little, an edited copy in a few
            // sentences much.
            let sentences = Double(keys.sentences) / Double(Swift.max(Swift.min(new.sentences, old.sentences), 1))
            guard sentences >= Self.intactSentences else { return .related }
        }
        if overlap.resemblance >= 0.6 { return .same(.near, similarity: overlap.resemblance) }
        return .same(.contained, similarity: overlap.containment)
    }

    /// Whether what the articles state rules out that they are one, however alike their words are.
    func contradicts(_ new: ArticleProfile, _ old: ArticleProfile) -> Bool {
        new.facts.compared(with: old.facts).conflicts > 0
    }

    private func threshold(_ new: ArticleProfile, _ old: ArticleProfile, _ balance: Double) -> Double {
        if Swift.min(new.length, old.length) < Self.shortLength {
            return Swift.max(Self.shortContainment, options.containment)
        }
        return balance < 0.5 ? Swift.max(Self.cutContainment, options.containment) : options.containment
    }

    /// Whether the smaller article can be the larger one's beginning, as against a part that the larger one quotes.
    private func beginsAlike(_ new: ArticleProfile, _ old: ArticleProfile) -> Bool {
        let (smaller, larger) = new.length < old.length ? (new, old) : (old, new)
        return smaller.leads.prefix(2).contains { larger.leads.contains($0) }
    }
}
