internal import Deduplicate
internal import HanText
internal import Normalise
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// The `deduplicate` stage outside a run: `{"id", "text"}` lines in, `{"id", "duplicate_of", "kind", "similarity",
/// "related"}` lines out. Ids are the caller's own.
public struct DedupeFilter {
    private let options: DeduplicateOptions
    private let normaliser: ArticleNormaliser
    private let sketcher = ArticleSketcher()

    public init(configuration: PipelineConfiguration) {
        options = configuration.deduplicate
        normaliser = ArticleNormaliser(options: configuration.normalise)
    }

    /// Answers line by line, in the same order.
    ///
    /// - Parameter index: A folder that keeps what was seen from call to call; `nil` to forget it.
    /// - Throws: `RunError` where the index is damaged, in use or the disk fails; ``LineFilter/BadLine``.
    public func run(_ lines: LineFilter = LineFilter(), index: String? = nil) throws {
        guard let index else { return try answer(lines, with: DuplicateFinder(options: options)) {} }
        do {
            let standalone = try StandaloneFinder(in: FilePath(index), options: options)
            // What was answered before a line that is no JSON was answered rightly: it is kept.
            let outcome = Result { try answer(lines, with: standalone.finder) { try standalone.commit() } }
            try standalone.commit()
            try outcome.get()
        } catch let error as IndexError {
            throw RunError(.input, "\(error). Remove \(index) to begin a new index.")
        } catch let error as StorageError {
            throw RunError(.disk, "\(error)")
        }
    }

    /// Texts between two commits: what a killed call has to be given again.
    private static let batch = 10_000

    private func answer(_ lines: LineFilter, with finder: DuplicateFinder, commit: () throws -> Void) throws {
        var answered = 0
        try lines.run { (question: Question) -> DedupeAnswer in
            let text = normaliser.normalise(text: question.text)
            let id = ArticleID(ofContent: HanFolding.content(of: text.folded))
            let sketch = sketcher.sketch(id: id, folded: text.folded)
            let found = try finder.place(sketch, label: Array(question.id.utf8))
            answered += 1
            if answered % Self.batch == 0 { try commit() }
            return DedupeAnswer(question.id, found)
        }
    }

    private struct Question: Decodable {
        let id: String
        let text: String
    }
}
