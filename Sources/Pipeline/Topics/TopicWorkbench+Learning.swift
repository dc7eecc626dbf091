public import Classify
internal import FoundationEssentials
public import PipelineModel
internal import SystemPackage

extension TopicWorkbench {
    /// The labelled texts that a labels file names: those that stand in it, the others from `<texts>/<id>.txt`.
    ///
    /// - Throws: A `RunError` of kind `input` where a text is missing or a label names no topic.
    public func labelled(_ labels: LabelsFile, texts folder: String?) throws -> [LabelledText] {
        let names = self.names
        return try labels.lines.map { line in
            let (title, text) = try words(of: line, texts: folder)
            let ids = try line.topics.map { name in
                guard let id = names[name] else { throw unknown(name, "label \(line.id)") }
                return id
            }
            let primary = line.primary.flatMap { names[$0] }.map { [$0] } ?? []
            return LabelledText(
                id: line.id, title: title, text: text, topics: primary + ids.filter { !primary.contains($0) },
                isBorderline: line.note?.contains("borderline") ?? false)
        }
    }

    /// Learns and cross-validates with the topics of this workbench.
    public func trainer(_ texts: [LabelledText]) throws -> TopicTrainer {
        try TopicTrainer(texts, options: options)
    }

    /// Measures how well the classifier, as configured, agrees with the labels.
    public func evaluate(_ texts: [LabelledText]) throws -> TopicEvaluation {
        evaluation(of: try trainer(texts).scored(by: options.weights ?? .shipped))
    }

    /// Measures weights learned from these texts on the fold they have not seen.
    ///
    /// - Parameters: As of `TopicTrainer.crossValidated(folds:repeats:)`.
    public func crossValidate(_ texts: [LabelledText], folds: Int = 5, repeats: Int = 1) throws -> TopicEvaluation {
        evaluation(of: try trainer(texts).crossValidated(folds: folds, repeats: repeats))
    }

    /// A label for a page that went through the stages before Classify.
    ///
    /// The text goes into the label, so that it holds when the page has moved.
    ///
    /// - Throws: A `RunError` of kind `input` where a name is no topic's or the page gives no article.
    public func label(_ page: RawFile, topics: [String], isBorderline: Bool, by preparer: PagePreparer) throws
        -> LabelsFile.Line
    {
        let names = self.names
        let ids = try topics.map { name in
            guard let id = names[name] else { throw unknown(name, "the command line") }
            return id
        }
        var facts = PageFacts(name: page.name, sha256: Digest(of: page.bytes), bytes: page.bytes.count)
        switch try preparer.normalise(page, &facts) {
        case .drop(let refusal): throw RunError(.input, "\(page.name.display) gives no article: \(refusal.detail)")
        case .keep(let article):
            return LabelsFile.Line(
                id: article.id.description, topics: ids, note: isBorderline ? "borderline" : nil,
                title: article.article.title, text: article.article.text)
        }
    }

    /// Writes weights as `classify.weightsFile` reads them.
    public static func json(of weights: TopicWeights) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return String(decoding: try encoder.encode(weights), as: UTF8.self) + "\n"
    }

    private func evaluation(of scored: [ScoredText]) -> TopicEvaluation {
        TopicEvaluation(scored, topics: options.effectiveTopics.map(\.id), threshold: options.threshold)
    }

    /// The id of each topic by its id and its names.
    private var names: [String: String] {
        options.effectiveTopics.reduce(into: [:]) { names, topic in
            for name in [topic.id] + topic.names.values { names[name] = topic.id }
        }
    }

    private func unknown(_ name: String, _ place: String) -> RunError {
        let known = options.effectiveTopics.map(\.id).joined(separator: ", ")
        return RunError(.input, "\(place) names \"\(name)\", which is no topic here. Topics: \(known)")
    }

    private func words(of line: LabelsFile.Line, texts folder: String?) throws -> (title: [UInt8], text: [UInt8]) {
        if let text = line.text { return folded(title: line.title, text: text) }
        guard let folder else {
            throw RunError(.input, "label \(line.id) has no text. Say where the texts are with --texts FOLDER")
        }
        let bytes = try LabelsFile.read(FilePath(folder).appending("\(line.id).txt").string)
        return folded(title: line.title, text: String(decoding: bytes, as: UTF8.self))
    }
}
