internal import FoundationEssentials
internal import PipelineModel
internal import Storage
internal import SystemPackage

/// A file of labels: JSON lines, one a page, which topics a reader files it under.
///
/// The last line of an id counts, so that a correction is a line more and nothing is rewritten.
public struct LabelsFile: Sendable {
    /// What a reader says of one page. Either the text stands in it, or in a file `<id>.txt` of a folder of texts.
    public struct Line: Codable, Sendable, Equatable {
        public var id: String
        /// Ids or names of topics, the primary one first; empty for a page that none should claim.
        public var topics: [String]
        /// The primary topic, where it is not the first.
        public var primary: String?
        /// `borderline` in it marks a page on which careful readers may differ.
        public var note: String?
        public var title: String?
        public var text: String?

        public init(
            id: String, topics: [String], primary: String? = nil, note: String? = nil, title: String? = nil,
            text: String? = nil
        ) {
            self.id = id
            self.topics = topics
            self.primary = primary
            self.note = note
            self.title = title
            self.text = text
        }
    }

    /// One line an id, in the order the ids first stand.
    public let lines: [Line]

    private static let limit = 1 << 30

    /// Reads the file at `path`.
    ///
    /// - Throws: A `RunError` of kind `input` that names the first line which is no label.
    public init(_ path: String) throws {
        var byID: [String: Int] = [:]
        var lines: [Line] = []
        let decoder = JSONDecoder()
        for (number, text) in try Self.read(path).split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            guard text.contains(where: { $0 > 32 }) else { continue }
            guard let line = try? decoder.decode(Line.self, from: Data(text)) else {
                throw RunError(
                    .input, "\(path):\(number + 1): not a label. Expected {\"id\": \"…\", \"topics\": [\"…\"]}")
            }
            if let known = byID[line.id] {
                lines[known] = line
            } else {
                byID[line.id] = lines.count
                lines.append(line)
            }
        }
        self.lines = lines
    }

    /// Adds a line to the file at `path`, which is made where there is none. The line is on the disk when this returns.
    public static func append(_ line: Line, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let file = try DiskStore().append(to: FilePath(path))
        try file.write(Array(try encoder.encode(line)) + [10])
        try file.sync()
        try file.close()
    }

    static func read(_ path: String) throws -> [UInt8] {
        do { return try DiskStore().read(FilePath(path), limit: limit).bytes } catch {
            throw RunError(.input, "\(error)")
        }
    }
}
