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
        let bytes = Array(text.utf8)
        var repairs: [String: Int] = [:]
        let repaired = String(decoding: strip(bytes, judging: bytes, repairs: &repairs), as: UTF8.self)
        return NormalisedText(text: repaired, repairs: repairs, unsure: [], folded: HanFolding.fold(repaired))
    }

    /// What each pass decides about an article, for `policytrack explain`.
    public func explain(_ article: Article) -> [PassNote] {
        let (_, repairs, _) = repair(article)
        let lines = repairs.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value) repaired" }
        return [PassNote(.normalise, pass: "StripGlosses", lines: lines.isEmpty ? ["nothing to repair"] : lines)]
    }

    private func repair(_ article: Article) -> (Article, [String: Int], [UnsureRepair]) {
        var article = article
        var repairs: [String: Int] = [:]
        let text = Array(article.text.utf8)
        if let title = article.title {
            article.title = String(decoding: strip(Array(title.utf8), judging: text, repairs: &repairs), as: UTF8.self)
        }
        article.text = String(decoding: strip(text, judging: text, repairs: &repairs), as: UTF8.self)
        return (article, repairs, [])
    }

    private func strip(_ bytes: [UInt8], judging page: [UInt8], repairs: inout [String: Int]) -> [UInt8] {
        guard options.repair else { return bytes }
        let disguise = GlossCensus(of: page)
        var result = bytes
        if disguise.isDisguised { result = StripGlosses().apply(to: result, repairs: &repairs) }
        if disguise.doublesStops { result = SingleStops().apply(to: result, repairs: &repairs) }
        return result
    }
}
