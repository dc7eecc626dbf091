/// The single steps a store takes. Each can be counted, recorded and made to fail.
public enum StorageOperation: String, Sendable, CaseIterable, Codable {
    case list, status, read, readRange = "read-range", map
    case create, append, write, sync, close
    case syncFolder = "sync-folder"
    case rename, renameWithoutReplacing = "rename-without-replacing", link, remove
    case createFolder = "create-folder"
    case removeFolder = "remove-folder"
    case truncate, space, lock
    case checkWriters = "check-writers"

    /// The operation as it reads after "cannot".
    var words: String {
        switch self {
        case .list: "list"
        case .status: "look at"
        case .read, .readRange: "read"
        case .map: "map"
        case .create: "create"
        case .append, .write: "write"
        case .sync, .syncFolder: "make durable"
        case .close: "close"
        case .rename, .renameWithoutReplacing: "rename"
        case .link: "link"
        case .remove, .removeFolder: "remove"
        case .createFolder: "create the folder"
        case .truncate: "shorten"
        case .space: "ask for the free space at"
        case .lock: "lock"
        case .checkWriters: "look for writers of"
        }
    }
}
