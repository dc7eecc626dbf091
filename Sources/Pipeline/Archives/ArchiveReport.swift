/// What parting a web archive did.
public struct ArchiveReport: Sendable {
    /// Records in the archive, of pages and others.
    public internal(set) var records = 0
    /// Pages written to the inbox.
    public internal(set) var written = 0
    /// Pages that were there already.
    public internal(set) var known = 0
    /// Records of pages that are larger than a page may be: their numbers and bytes.
    public internal(set) var tooLarge: [(number: Int, bytes: Int)] = []
}
