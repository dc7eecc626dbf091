internal import Classify
internal import FoundationEssentials
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// Reads the files that the `classify` part of a configuration names, as strictly as `pipeline.json` itself.
struct TopicFiles {
    let folder: FilePath
    let store: any FileStore

    /// A topic is written by hand; a file of more than a megabyte is a mistake.
    private static let limit = 1 << 20

    /// The options with the topics and weights of their files in them.
    ///
    /// - Throws: ``ConfigurationError`` with every problem of the first file that has any.
    func resolve(_ options: ClassifyOptions) throws(ConfigurationError) -> ClassifyOptions {
        var options = options
        let inline = options.topics.count
        for name in options.topicFiles {
            let topic = try read(TopicDefinition.self, name, ClassifyOptions.topicFields)
            if let first = options.topics.firstIndex(where: { $0.id == topic.id }) {
                let other = first < inline ? "classify.topics[\(first)]" : options.topicFiles[first - inline]
                throw ConfigurationError(
                    file: name,
                    problems: [
                        .init(key: "id", message: "must be unique, but \"\(topic.id)\" is already used by \(other)")
                    ])
            }
            options.topics.append(topic)
            try check(options, name, at: "topics[\(options.topics.count - 1)].")
        }
        if let name = options.weightsFile {
            options.weights = try read(TopicWeights.self, name, ClassifyOptions.weightsFields)
        }
        return options
    }

    /// Refuses what is wrong with the topic of one file, told by where it stands in that file.
    private func check(_ options: ClassifyOptions, _ name: String, at place: String) throws(ConfigurationError) {
        let problems = options.problems().filter { $0.place.hasPrefix(place) }.map {
            ConfigurationError.Problem(key: String($0.place.dropFirst(place.count)), message: $0.message)
        }
        guard problems.isEmpty else { throw ConfigurationError(file: name, problems: problems) }
    }

    private func read<Value: Decodable>(
        _ type: Value.Type, _ name: String, _ fields: [OptionField]
    ) throws(ConfigurationError) -> Value {
        func refuse(_ message: String, _ place: JSONPlace? = nil) -> ConfigurationError {
            ConfigurationError(file: name, problems: [.init(key: "", place: place, message: message)])
        }
        let text: [UInt8]
        do { text = try store.read(folder.pushing(FilePath(name)), limit: Self.limit).bytes } catch {
            throw refuse("cannot be read: \(error)")
        }
        let json: PlacedJSON
        do { json = try JSONReader.read(text) } catch { throw refuse(error.message, error.place) }
        var check = OptionCheck()
        check.check(json, against: fields)
        guard check.problems.isEmpty else { throw ConfigurationError(file: name, problems: check.problems) }
        do { return try JSONDecoder().decode(type, from: Data(text)) } catch {
            throw refuse("cannot be read: \(error)")
        }
    }
}
