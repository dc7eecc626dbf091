internal import PipelineModel
public import Storage
public import SystemPackage
internal import Warehouse

/// A folder with a `pipeline.json`: what it says, and where everything it names stands.
public struct Project: Sendable {
    public let configuration: PipelineConfiguration
    /// The folder of the configuration, which all paths in it start from.
    public let folder: FilePath

    public init(configuration: PipelineConfiguration, folder: FilePath) {
        self.configuration = configuration
        self.folder = folder
    }

    public var inbox: FilePath { folder.pushing(FilePath(configuration.inbox)) }
    public var warehouse: FilePath { folder.pushing(FilePath(configuration.warehouse.path)) }
    public var state: FilePath { folder.pushing(FilePath(configuration.state)) }

    /// A configuration is written by hand; one of more than a megabyte is a mistake.
    private static let maximumFileBytes = 1 << 20

    /// Reads the configuration at `path`.
    ///
    /// - Throws: ``ConfigurationError`` with every problem of the file; a `RunError` of kind `configuration` where it
    ///   cannot be read at all.
    public static func open(_ path: String, store: any FileStore = DiskStore()) throws -> Project {
        let text: [UInt8]
        do {
            text = try store.read(FilePath(path), limit: maximumFileBytes).bytes
        } catch  where error.errno == .noSuchFileOrDirectory {
            throw RunError(
                .configuration,
                "there is no \(path) here. Run 'policytrack init' to make one, or name one with --config FILE")
        } catch {
            throw RunError(.configuration, "\(error)")
        }
        let folder = FilePath(path).folder
        var configuration = try PipelineConfiguration.read(text, file: path)
        configuration.classify = try TopicFiles(folder: folder, store: store).resolve(configuration.classify)
        return Project(configuration: configuration, folder: folder)
    }

    /// Whether something stands at `path`.
    public static func exists(at path: String, store: any FileStore = DiskStore()) -> Bool {
        (try? store.statusIfPresent(of: FilePath(path))) != nil
    }

    /// The files that `policytrack init` makes.
    ///
    /// Nothing that exists is touched. All or nothing is not promised, but it can be repeated.
    ///
    /// - Returns: What was made, as paths relative to `folder`.
    /// - Throws: A `RunError` where there is a `pipeline.json` already; a `StorageError`.
    public static func create(in folder: String, store: any FileStore = DiskStore()) throws -> [String] {
        let folder = folder == "." ? FilePath("") : FilePath(folder)
        let file = folder.appending("pipeline.json")
        guard try store.statusIfPresent(of: file) == nil else {
            throw RunError(.configuration, "\(file) is there already. To check it, run 'policytrack check'")
        }
        let configuration = PipelineConfiguration()
        var made: [String] = []
        for name in [configuration.inbox, configuration.warehouse.path] {
            if try !store.createFolder(folder.appending(name)).isEmpty { made.append(name + "/") }
        }
        let files = [("pipeline.schema.json", PipelineConfiguration.schema), ("pipeline.json", starter)]
        for (name, text) in files {
            let path = folder.appending(name)
            try store.replace(path, with: Array(text.utf8), by: folder.appending(name + ".part"))
            made.append(name)
        }
        return made
    }

    /// What a new `pipeline.json` says: the places, and where to read on. Everything else has its default.
    static let starter = """
        {
          "$schema": "pipeline.schema.json",
          "inbox": "inbox",
          "warehouse": "warehouse",
          "state": ".policytrack"
        }

        """
}
