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
        for name in options.topicFiles {
            options.topics.append(try read(TopicDefinition.self, name, ClassifyOptions.topicFields))
        }
        if let name = options.weightsFile {
            options.weights = try read(TopicWeights.self, name, ClassifyOptions.weightsFields)
        }
        if let file = options.topicFiles.first {
            let problems = options.problems().map {
                ConfigurationError.Problem(key: "classify.\($0.place)", message: $0.message)
            }
            guard problems.isEmpty else { throw ConfigurationError(file: file, problems: problems) }
        }
        return options
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
