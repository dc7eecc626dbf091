/// Whether a file is open for writing somewhere.
public enum WriterCheck: String, Sendable {
    /// Nobody has it open for writing at this instant.
    case none
    /// Somebody has.
    case open
    /// The file system or the file's owner does not let us know.
    case unknown
}
