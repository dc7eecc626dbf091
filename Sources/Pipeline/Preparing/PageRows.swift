internal import HanText
public import PipelineModel
internal import Warehouse

/// Pages to rows, as `policytrack extract` prints them: what a run would write, but for `run` and `ingested_at`.
public struct PageRows: Sendable {
    /// The stage after which to stop. What the stages after it would have added is empty.
    public enum Through: String, Sendable, CaseIterable { case extract, normalise, classify }

    private let preparer: PagePreparer
    private let through: Through

    public init(configuration: PipelineConfiguration, through: Through = .classify) throws {
        preparer = try PagePreparer(configuration: configuration)
        self.through = through
    }

    /// One line of JSON that ends in `\n`: the article's row or, for a page that gave none, `page`, `detail` and
    /// `refused` (or `failed`, where something went wrong).
    public func line(for file: RawFile) -> [UInt8] {
        var facts = PageFacts(name: file.name, sha256: file.sha256, bytes: file.bytes.count)
        do {
            switch try article(of: file, &facts) {
            case .keep(let article): return ArticleRow.line(article)
            case .drop(let refusal): return RefusedRow.line(facts, refusal)
            }
        } catch {
            return RefusedRow.line(facts, error)
        }
    }

    /// The line of a file that could not be read.
    public static func line(forUnreadable name: PageName, _ reason: String) -> [UInt8] {
        RefusedRow.line(
            PageFacts(name: name, sha256: Digest(of: []), bytes: 0),
            PageError(.ingest, code: "unreadable", detail: reason))
    }

    private func article(
        of file: RawFile, _ facts: inout PageFacts
    ) throws(PageError) -> Verdict<ClassifiedArticle> {
        switch through {
        case .extract: try preparer.extract(file, &facts).then { .keep(Self.unfiled($0)) }
        case .normalise:
            try preparer.normalise(file, &facts).then {
                .keep(ClassifiedArticle($0, filing: Filing(topics: [], passing: [])))
            }
        case .classify: try preparer.normalise(file, &facts).then(preparer.classify)
        }
    }

    private static func unfiled(_ article: Article) -> ClassifiedArticle {
        let folded = HanFolding.fold(article.text)
        let normalised = NormalisedArticle(
            article: article, foldedTitle: [], foldedText: folded,
            id: ArticleID(ofContent: HanFolding.content(of: folded)), repairs: [:], unsure: [])
        return ClassifiedArticle(normalised, filing: Filing(topics: [], passing: []))
    }
}
