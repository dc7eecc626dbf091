internal import FoundationEssentials
internal import Storage
internal import SystemPackage

/// A file of labels: JSON lines, one a page.
public struct LabelsFile {
    /// A line: which topics a reader filed a page under.
    public struct Line: Codable, Sendable {
        public var id: String
        /// Ids or names of topics, the primary one first.
        public var topics: [String]
        public var primary: String?
        /// `borderline` in it marks a page on which readers may differ.
        public var note: String?
    }

    public let lines: [Line]

    public init(_ path: String) throws {
        let bytes = try DiskStore().read(FilePath(path), limit: 1 << 28).bytes
        let decoder = JSONDecoder()
        lines = try bytes.split(separator: 10).map { try decoder.decode(Line.self, from: Data($0)) }
    }
}
