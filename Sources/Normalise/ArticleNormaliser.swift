internal import HanText
public import PipelineModel

/// The `normalise` stage: repairs disguise and damage, and makes the folded copies used for matching.
public struct ArticleNormaliser: Transform {
    private let options: NormaliseOptions

    public init(options: NormaliseOptions = .init()) {
        self.options = options
    }

    /// Repairs the title and text of one article. Deterministic, no I/O; never refuses a page.
    ///
    /// The title is repaired by what the text shows of the page, for a title alone is too short to tell.
    public func process(_ article: Article) throws(PageError) -> Verdict<NormalisedArticle> {
        let (repaired, repairs, unsure) = repair(article)
        let foldedText = HanFolding.fold(repaired.text)
        return .keep(
            NormalisedArticle(
                article: repaired, foldedTitle: repaired.title.map(HanFolding.fold) ?? [], foldedText: foldedText,
                id: ArticleID(ofContent: HanFolding.content(of: foldedText)), repairs: repairs, unsure: unsure))
    }

    /// Repairs a text that comes without an article around it.
    public func normalise(text: String) -> NormalisedText {
        var notes = RepairNotes()
        let bytes = Array(text.utf8)
        let repaired = String(
            decoding: PageRepairs(judging: bytes, options).apply(to: bytes, noting: &notes), as: UTF8.self)
        return NormalisedText(
            text: repaired, repairs: notes.counts, unsure: notes.unsure, folded: HanFolding.fold(repaired))
    }

    /// What each pass decides about an article, for `policytrack explain`.
    public func explain(_ article: Article) -> [PassNote] {
        let (_, repairs, _) = repair(article)
        let lines = repairs.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value) repaired" }
        return [PassNote(.normalise, pass: "RestoreText", lines: lines.isEmpty ? ["nothing to repair"] : lines)]
    }

    private func repair(_ article: Article) -> (Article, [String: Int], [UnsureRepair]) {
        var article = article
        var notes = RepairNotes()
        let text = Array(article.text.utf8)
        let repairs = PageRepairs(judging: text, options)
        if let title = article.title {
            article.title = String(decoding: repairs.apply(to: Array(title.utf8), noting: &notes), as: UTF8.self)
        }
        article.text = String(decoding: repairs.apply(to: text, noting: &notes), as: UTF8.self)
        return (article, notes.counts, notes.unsure)
    }
}
