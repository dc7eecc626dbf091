internal import Classify
internal import Deduplicate
internal import Extract
internal import Ingest
internal import Normalise
public import PipelineModel

/// The stages that look at one page alone, in their order: decode, extract, normalise, then classify and sketch.
///
/// Deduplicate decides before Classify in the order of the pipeline, but must see the pages one after the other;
/// so here an article is filed before it is known whether it is a reprint, and what is a reprint lets its filing go.
/// Free of I/O; safe to use from any number of tasks.
public struct PagePreparer: Sendable {
    private let decoder: PageDecoder
    private let extractor: ArticleExtractor
    private let normaliser: ArticleNormaliser
    private let classifier: TopicClassifier
    private let sketcher: ArticleSketcher
    private let entering: @Sendable (Stage) -> Void

    /// Builds the stages; the topics' automaton is built here, once.
    public init(configuration: PipelineConfiguration) throws {
        try self.init(configuration: configuration, entering: { _ in })
    }

    /// - Parameter entering: Told of each page which stage it comes to.
    init(configuration: PipelineConfiguration, entering: @escaping @Sendable (Stage) -> Void) throws {
        self.entering = entering
        decoder = PageDecoder(options: configuration.ingest)
        extractor = ArticleExtractor(options: configuration.extract)
        normaliser = ArticleNormaliser(options: configuration.normalise)
        classifier = try TopicClassifier(options: configuration.classify)
        sketcher = ArticleSketcher()
    }

    /// Takes one file through the stages. Deterministic; time and memory grow linearly with the file.
    public func prepare(_ file: RawFile) -> PreparedPage {
        var facts = PageFacts(name: file.name, sha256: file.sha256, bytes: file.bytes.count)
        do {
            var sketch: ArticleSketch?
            let filed = try normalise(file, &facts).then { article throws(PageError) in
                entering(.deduplicate)
                sketch = sketcher.sketch(article)
                return try classify(article)
            }
            switch filed {
            case .keep(let article):
                guard let sketch else { preconditionFailure("an article that was filed was sketched before") }
                return PreparedPage(facts: facts, outcome: .article(article, sketch))
            case .drop(let refusal): return PreparedPage(facts: facts, outcome: .refused(refusal))
            }
        } catch {
            return PreparedPage(facts: facts, outcome: .failed(error))
        }
    }

    /// Takes one file as far as Extract; `facts` grows with what each stage learns of the page.
    func extract(_ file: RawFile, _ facts: inout PageFacts) throws(PageError) -> Verdict<Article> {
        var known = facts
        defer { facts = known }
        entering(.ingest)
        return try decoder.process(file).then { page throws(PageError) in
            known = page.facts
            entering(.extract)
            return try extractor.process(page).then { article in
                known = article.page
                return .keep(article)
            }
        }
    }

    /// Takes one file as far as Normalise.
    func normalise(_ file: RawFile, _ facts: inout PageFacts) throws(PageError) -> Verdict<NormalisedArticle> {
        try extract(file, &facts).then { article throws(PageError) in
            entering(.normalise)
            return try normaliser.process(article)
        }
    }

    func classify(_ article: NormalisedArticle) throws(PageError) -> Verdict<ClassifiedArticle> {
        entering(.classify)
        return try classifier.process(article)
    }

    /// What each stage decided about one file, pass by pass; it ends at the stage that let the page go.
    public func explain(_ file: RawFile) throws(PageError) -> [PassNote] {
        var notes: [PassNote] = []
        let page: RawPage
        switch decoder.process(file) {
        case .drop(let refusal): return [Self.note(refusal)]
        case .keep(let decoded):
            page = decoded
            notes.append(Self.note(decoded))
        }
        notes += extractor.explain(page)
        let article: Article
        switch try extractor.process(page) {
        case .drop(let refusal): return notes + [Self.note(refusal)]
        case .keep(let extracted): article = extracted
        }
        notes += normaliser.explain(article)
        guard case .keep(let normalised) = try normaliser.process(article) else { return notes }
        return notes + classifier.explain(normalised)
    }

    private static func note(_ refusal: Refusal) -> PassNote {
        PassNote(refusal.stage, pass: "refused", lines: ["\(refusal.reason.rawValue): \(refusal.detail)"])
    }

    private static func note(_ page: RawPage) -> PassNote {
        let encoding = page.encoding
        let declared = encoding.declared.map { "declared \($0)" } ?? "none declared"
        return PassNote(
            .ingest, pass: "PageDecoder",
            lines: [
                "\(page.facts.bytes) bytes, sha256 \(page.facts.sha256.hex)",
                "form: \(page.form.rawValue)",
                "charset: \(encoding.charset) (\(declared)\(encoding.conflict ? ", which is wrong" : "")), "
                    + "\(encoding.replacedBytes) bytes replaced",
            ])
    }
}
