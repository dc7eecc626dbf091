internal import HanText
public import PipelineModel

/// The `normalise` stage: repairs disguise and damage, and makes the folded copies used for matching.
///
/// What is repaired, each only where the page as a whole shows it: romanised glosses after characters of a content farm's
/// table, and the characters torn by them; characters torn where bytes were cut at full-width marks; doubled stops;
/// UTF-8 read in another charset; entities left as text; characters nobody sees; letters disguised as Han characters.
/// Clean text comes back byte for byte. Cost: 100 MB/s and more on clean text.
public struct ArticleNormaliser: Transform {
    private let options: NormaliseOptions

    public init(options: NormaliseOptions = .init()) {
        self.options = options
    }

    /// Repairs the text of one article, its title, source, author, editor and site. Deterministic, no I/O; never refuses
    /// a page.
    ///
    /// The short ones are repaired by what the text shows of the page, for they alone are too short to tell.
    public func process(_ article: Article) throws(PageError) -> Verdict<NormalisedArticle> {
        let (repaired, notes) = repair(article)
        let foldedText = HanFolding.fold(repaired.text)
        return .keep(
            NormalisedArticle(
                article: repaired, foldedTitle: repaired.title.map(HanFolding.fold) ?? [], foldedText: foldedText,
                id: ArticleID(ofContent: HanFolding.content(of: foldedText)), repairs: notes.counts,
                unsure: notes.unsure))
    }

    /// Repairs a text that comes without an article around it.
    public func normalise(text: String) -> NormalisedText {
        var text = text
        var notes = RepairNotes()
        let repairs = text.withUTF8 { PageRepairs(judging: $0, options) }
        if repairs.isNeeded {
            text = String(decoding: repairs.apply(to: Array(text.utf8), noting: &notes), as: UTF8.self)
        }
        return NormalisedText(
            text: text, repairs: notes.counts, unsure: notes.unsure, effort: notes.effort,
            folded: text.withUTF8(HanFolding.fold))
    }

    /// What each pass decides about an article, for `policytrack explain`.
    public func explain(_ article: Article) -> [PassNote] {
        let (_, notes) = repair(article)
        var lines = notes.counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value) repaired" }
        lines += notes.unsure.map { repair in
            if repair.taken == repair.seen {
                return "left as it stands, for no reading of it was found: \(repair.seen)"
            }
            let others = repair.others.isEmpty ? "" : ", or " + repair.others.joined(separator: ", ")
            return "unsure: \(repair.seen) read as \(repair.taken)\(others)"
        }
        return [PassNote(.normalise, pass: "PageRepairs", lines: lines.isEmpty ? ["nothing to repair"] : lines)]
    }

    /// What a page says of itself in words. The claims in the evidence stay as the page has them.
    private static var fields: [WritableKeyPath<Article, String?>] {
        [\.title, \.source, \.author, \.editor, \.site]
    }

    private func repair(_ article: Article) -> (Article, RepairNotes) {
        var article = article
        var notes = RepairNotes()
        let repairs = article.text.withUTF8 { PageRepairs(judging: $0, options) }
        guard repairs.isNeeded else { return (article, notes) }
        for field in Self.fields {
            guard let value = article[keyPath: field] else { continue }
            article[keyPath: field] = String(
                decoding: repairs.apply(to: Array(value.utf8), noting: &notes), as: UTF8.self)
        }
        article.text = String(decoding: repairs.apply(to: Array(article.text.utf8), noting: &notes), as: UTF8.self)
        return (article, notes)
    }
}
