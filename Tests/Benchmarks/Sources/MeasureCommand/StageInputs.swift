import Classify
import Deduplicate
import Extract
import Ingest
import Normalise
import PipelineModel

/// What each stage is given: the HTML pages of a folder, carried up to that stage.
struct StageInputs {
    let files: [RawFile]
    let pages: [RawPage]
    let articles: [Article]
    let normalised: [NormalisedArticle]
    let sketches: [ArticleSketch]
    let classified: [ClassifiedArticle]

    /// Pages that are no HTML are left out, since no parser would be given them; refused pages stop where they are refused.
    init(_ folder: PageFolder) throws {
        let decoder = PageDecoder()
        let extractor = ArticleExtractor()
        let normaliser = ArticleNormaliser()
        let sketcher = ArticleSketcher()
        let classifier = try TopicClassifier()
        let decoded = try folder.files().compactMap { file -> (RawFile, RawPage)? in
            guard let page = decoder.process(file).kept, page.form == .html else { return nil }
            return (file, page)
        }
        files = decoded.map(\.0)
        pages = decoded.map(\.1)
        articles = try pages.compactMap { try extractor.process($0).kept }
        normalised = try articles.compactMap { try normaliser.process($0).kept }
        sketches = normalised.map { sketcher.sketch($0) }
        classified = try normalised.compactMap { try classifier.process($0).kept }
    }
}

extension Verdict {
    /// What was kept, if anything.
    var kept: Output? {
        if case .keep(let output) = self { output } else { nil }
    }
}
