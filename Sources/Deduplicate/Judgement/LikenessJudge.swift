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
    /// Articles that resemble each other less are said to be contained one in the other.
    static let nearResemblance = 0.6
    /// A later state of the same page keeps half of it; less is another article at an address used again.
    static let samePageContainment = 0.5
    /// A correction changes one amount, or one and a share computed from it, and leaves the words alone.
    static let correctedAmounts = 2
    static let correctedResemblance = 0.8
    /// Two sentences that few other articles have are a quotation; two that many have are set phrases.
    static let quotedWeight = 0.5

    /// Compares `new` with `old`.
    ///
    /// - Parameter keys: `old` as a candidate: which keys the two share.
    func compare(_ new: ArticleProfile, with old: ArticleProfile, sharing keys: Candidate) -> Comparison {
        let overlap = new.shingles.overlap(with: old.shingles)
        let facts = new.facts.compared(with: old.facts)
        let balance = Double(Swift.min(new.length, old.length)) / Double(Swift.max(new.length, old.length, 1))
        let likeness: Likeness =
            if overlap.containment < threshold(new, old, balance) {
                otherText(overlap, keys)
            } else if facts.conflicts > 0 {
                otherFacts(overlap, facts, keys)
            } else if balance < 0.5 && !beginsAlike(new, old) || isOtherEdition(new, old, overlap, balance, keys) {
                .related
            } else if overlap.resemblance >= Self.nearResemblance {
                .same(.near, similarity: overlap.resemblance)
            } else {
                .same(.contained, similarity: overlap.containment)
            }
        return Comparison(overlap: overlap, facts: facts, likeness: likeness)
    }

    /// The containment below which ``compare(_:with:sharing:)`` tells a candidate that shares `keys` apart, whatever else it
    /// has; `nil` where none does, since what the two share is a quotation.
    func leastContainment(sharing keys: Candidate) -> Double? {
        if isQuotation(keys) { return nil }
        return keys.sameAddress ? Swift.min(Self.samePageContainment, options.containment) : options.containment
    }

    /// The words differ: at most a later state of the same page, or a quotation.
    private func otherText(_ overlap: ShingleOverlap, _ keys: Candidate) -> Likeness {
        if keys.sameAddress && overlap.containment >= Self.samePageContainment { return .revision }
        return isQuotation(keys) ? .related : .different
    }

    private func isQuotation(_ keys: Candidate) -> Bool {
        keys.sentences >= 2 && keys.sentenceWeight >= Self.quotedWeight
    }

    /// The words are the same, what they state is not: a correction, or a template filled anew.
    private func otherFacts(_ overlap: ShingleOverlap, _ facts: FactComparison, _ keys: Candidate) -> Likeness {
        let isCorrection =
            facts.identities == 0 && facts.amounts <= Self.correctedAmounts
            && overlap.resemblance >= Self.correctedResemblance
        return keys.sameAddress || isCorrection ? .revision : .different
    }

    /// Whether most sentences differ a little, as from one edition of a yearly notice to the next. An edited copy differs
    /// in a few sentences much.
    private func isOtherEdition(
        _ new: ArticleProfile, _ old: ArticleProfile, _ overlap: ShingleOverlap, _ balance: Double, _ keys: Candidate
    ) -> Bool {
        guard overlap.containment < Self.plainContainment && balance >= Self.alikeBalance else { return false }
        let sentences = Swift.max(Swift.min(new.sentences, old.sentences), 1)
        return Double(keys.sentences) < Self.intactSentences * Double(sentences)
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
