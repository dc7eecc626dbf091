public import Classify
internal import FoundationEssentials
internal import Storage
internal import SystemPackage

extension TopicWorkbench {
    /// The labelled texts that a labels file names, from `<texts>/<id>.txt`.
    public func labelled(_ labels: LabelsFile, texts folder: String) throws -> [LabelledText] {
        try labels.lines.map { line in
            let bytes = try DiskStore().read(FilePath(folder).appending("\(line.id).txt"), limit: 1 << 25).bytes
            let (_, text) = folded(title: nil, text: String(decoding: bytes, as: UTF8.self))
            let primary = line.primary.map { [$0] } ?? []
            let topics = primary + line.topics.filter { $0 != line.primary }
            return LabelledText(
                id: line.id, text: text, topics: topics.map(topicID),
                isBorderline: line.note?.contains("borderline") ?? false)
        }
    }

    /// The id of the topic that has this name in some language; the name itself where none has.
    private func topicID(_ name: String) -> String {
        options.effectiveTopics.first { $0.id == name || $0.names.values.contains(name) }?.id ?? name
    }

    public func trainer(_ texts: [LabelledText]) throws -> TopicTrainer {
        try TopicTrainer(texts, options: options)
    }
}
