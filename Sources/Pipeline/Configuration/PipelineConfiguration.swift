public import Classify
public import Deduplicate
public import Extract
internal import FoundationEssentials
public import Ingest
public import Normalise
internal import PipelineModel
public import Warehouse

/// Everything that `pipeline.json` can say. It only collects: each stage owns its part.
///
/// Every key has a default, so that `{}` is a working file; nothing else is lenient. All problems of a file are
/// reported at once.
public struct PipelineConfiguration: Sendable, Codable {
    /// The folder pages are dropped in; relative to the configuration's own folder, as all folders are.
    public var inbox = "inbox"
    /// The folder of the state: ledger, index, staging, lock.
    public var state = ".policytrack"
    public var ingest = IngestOptions()
    public var extract = ExtractOptions()
    public var normalise = NormaliseOptions()
    public var deduplicate = DeduplicateOptions()
    public var classify = ClassifyOptions()
    public var warehouse = WarehouseOptions()

    public init() {}

    enum CodingKeys: String, CodingKey {
        case inbox, state, ingest, extract, normalise, deduplicate, classify, warehouse
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        inbox = try container.decodeIfPresent(String.self, forKey: .inbox) ?? inbox
        state = try container.decodeIfPresent(String.self, forKey: .state) ?? state
        ingest = try container.decodeIfPresent(IngestOptions.self, forKey: .ingest) ?? ingest
        extract = try container.decodeIfPresent(ExtractOptions.self, forKey: .extract) ?? extract
        normalise = try container.decodeIfPresent(NormaliseOptions.self, forKey: .normalise) ?? normalise
        deduplicate = try container.decodeIfPresent(DeduplicateOptions.self, forKey: .deduplicate) ?? deduplicate
        classify = try container.decodeIfPresent(ClassifyOptions.self, forKey: .classify) ?? classify
        warehouse = try container.decodeIfPresent(WarehouseOptions.self, forKey: .warehouse) ?? warehouse
    }

    /// The configuration that `text` holds.
    ///
    /// - Parameters:
    ///   - text: The file's bytes.
    ///   - file: The file's name, for messages.
    /// - Throws: ``ConfigurationError`` with every problem found.
    public static func read(_ text: [UInt8], file: String) throws(ConfigurationError) -> PipelineConfiguration {
        let json: PlacedJSON
        do {
            json = try JSONReader.read(text)
        } catch {
            throw ConfigurationError(
                file: file, problems: [.init(key: "", place: error.place, message: error.message)])
        }
        var check = OptionCheck()
        check.check(json, against: fields)
        guard check.problems.isEmpty else { throw ConfigurationError(file: file, problems: check.problems) }
        let configuration: PipelineConfiguration
        do {
            configuration = try JSONDecoder().decode(PipelineConfiguration.self, from: Data(text))
        } catch {
            throw ConfigurationError(file: file, problems: [.init(key: "", message: "cannot be read: \(error)")])
        }
        let problems = configuration.problems(places: check.places)
        guard problems.isEmpty else { throw ConfigurationError(file: file, problems: problems) }
        return configuration
    }

    /// The JSON Schema (draft 2020-12) of the file, for editors.
    public static var schema: String { ConfigurationSchema.text(for: fields) }

    private static let folder = OptionKind.string(allowed: "the path of a folder") { path in
        !path.isEmpty && !path.utf8.contains(0)
    }

    private static let fields: [OptionField] = [
        OptionField("version", .integer(1...1), "The version of this file's layout: 1."),
        OptionField("inbox", folder, "The folder pages are dropped in, relative to this file. Default: inbox."),
        OptionField("state", folder, "The folder of ledger, index and lock. Default: .policytrack."),
        OptionField("ingest", .object(IngestOptions.fields), "How files become pages."),
        OptionField("extract", .object(ExtractOptions.fields), "How the main text is found."),
        OptionField("normalise", .object(NormaliseOptions.fields), "How disguised and damaged text is repaired."),
        OptionField("deduplicate", .object(DeduplicateOptions.fields), "When two pages are the same article."),
        OptionField("classify", .object(ClassifyOptions.fields), "The topics, and when an article is about one."),
        OptionField(
            "warehouse", .either([folder, .object(WarehouseOptions.fields)]),
            "Where the rows go: the path of a folder, or an object with the path and how parts are cut."),
    ]

    private func problems(places: [String: JSONPlace]) -> [ConfigurationError.Problem] {
        let parts: [(String, any StageOptions)] = [
            ("ingest", ingest), ("extract", extract), ("normalise", normalise), ("deduplicate", deduplicate),
            ("classify", classify), ("warehouse", warehouse),
        ]
        return parts.flatMap { stage, options in
            options.problems().map { problem in
                let key = "\(stage).\(problem.place)"
                return ConfigurationError.Problem(key: key, place: places[key], message: problem.message)
            }
        }
    }
}
