internal import HTMLTree
public import PipelineModel

/// The `extract` stage: finds the article in a page and leaves what stands around it behind.
///
/// A page is cut into blocks (paragraphs, headings, list items, lines of a text page), each block is judged by a list
/// of passes, and what they keep is the main text. What the page says of itself (title, date, source, author, …) is
/// gathered as claims, with the evidence for each; conflicting claims are kept and flagged.
///
/// The text is not repaired here: disguised and damaged pages come out as they are, one paragraph a line.
public struct ArticleExtractor: Transform {
    private let options: ExtractOptions

    public init(options: ExtractOptions = ExtractOptions()) {
        self.options = options
    }

    /// Finds the main text and the metadata of one page.
    ///
    /// Deterministic and free of I/O. Time and memory grow linearly with the page.
    ///
    /// - Returns: The article, or a drop: `too-deep`, `too-many-nodes`, `pathological-markup`, `no-main-text`,
    ///   `too-short` or `not-an-article`.
    public func process(_ page: RawPage) throws(PageError) -> Verdict<Article> {
        var notes = Notes(isKept: false)
        return run(page, &notes)
    }

    /// The same as ``process(_:)``, but what each pass decided instead of the outcome.
    public func explain(_ page: RawPage) -> [PassNote] {
        var notes = Notes(isKept: true)
        _ = run(page, &notes)
        return notes.pages
    }

    /// What the models see of each block of a page, and the block's text: what they are trained on.
    ///
    /// - Parameter judged: The first model's verdict on each block, where the second model's rows are asked for.
    /// - Returns: A row of numbers a block, empty where the page has no tree.
    package func rows(of page: RawPage, judged: [Double]?) -> [(text: String, row: [Float])] {
        guard page.form == .html, let tree = try? HTMLTree(parsing: page.text) else { return [] }
        var draft = Draft(page: page, tree: tree)
        var notes = Notes(isKept: false)
        for pass in Self.htmlPasses.prefix(5) { notes.run(pass, on: &draft) }
        let signatures = BlockSignatures(draft)
        let own = BlockFeatures(draft, signatures: signatures)
        let region = judged.map { RegionFeatures(draft, judged: $0, signatures: signatures).rows } ?? []
        return draft.blocks.indices.map { index in
            let width = region.isEmpty ? 0 : RegionFeatures.width
            return (
                draft.line(draft.blocks[index]), own.row(index) + region[index * width..<(index + 1) * width]
            )
        }
    }

    private static let htmlPasses: [any Pass] = [
        CollectBlocks(), ReadHead(), MarkLineShapes(), MarkFurnitureLines(), FindTitle(), ReadSaveMarks(),
        ReadStructuredData(), JudgeByModel(), JudgeBlocks(), TrimEnds(), KeepTables(), KeepAddressees(), CheckTitle(),
        ReadNamedElements(),
        ReadIndexTables(), ReadBylines(), ReadURL(), ReadTextDates(), TellLanguage(),
    ]
    private static let textPasses: [any Pass] = [
        CollectLines(), MarkLineShapes(), MarkFurnitureLines(), JudgeLines(), ReadBylines(), ReadTextDates(),
        TellLanguage(),
    ]

    private static let lastPasses: [any Pass] = [RefuseNonArticles()]

    private func run(_ page: RawPage, _ notes: inout Notes) -> Verdict<Article> {
        var tree: HTMLTree?
        if page.form == .html {
            do throws(HTMLError) {
                tree = try HTMLTree(parsing: page.text)
            } catch {
                return .drop(Refusal(error))
            }
        }
        var draft = Draft(page: page, tree: tree)
        let rules: [any Pass] = options.sites.isEmpty ? [] : [ApplySiteRules(rules: options.sites)]
        for pass in page.form == .html ? Self.htmlPasses + rules + Self.lastPasses : Self.textPasses + Self.lastPasses {
            notes.run(pass, on: &draft)
            if let refusal = draft.refusal { return .drop(refusal) }
        }
        return WriteArticle(minimumLength: options.minimumTextLength).verdict(on: draft)
    }
}

extension Refusal {
    init(_ error: HTMLError) {
        switch error {
        case .tooDeep(let limit):
            self.init(.extract, .tooDeep, "elements stand inside one another more than \(limit) deep")
        case .tooManyNodes(let limit):
            self.init(.extract, .tooManyNodes, "the page has more than \(limit) elements")
        case .tooManyAttributes(let limit, let offset):
            self.init(
                .extract, .pathologicalMarkup, "the tag at byte \(offset) has more than \(limit) attributes")
        case .unavailable, .badXPath:
            self.init(.extract, .pathologicalMarkup, "libxml2 could not parse the page")
        }
    }
}
