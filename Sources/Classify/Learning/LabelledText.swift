/// A text with the topics a reader filed it under: what `evaluate` measures by and `train` learns from.
public struct LabelledText: Sendable {
    public let id: String
    /// Folded; empty where the title has to be found in the text.
    public let title: [UInt8]
    /// Folded, one paragraph a line.
    public let text: [UInt8]
    /// Ids of topics, the primary one first.
    public let topics: [String]
    /// Whether a second careful reader could decide otherwise.
    public let isBorderline: Bool

    public init(id: String, title: [UInt8] = [], text: [UInt8], topics: [String], isBorderline: Bool = false) {
        self.id = id
        self.title = title
        self.text = text
        self.topics = topics
        self.isBorderline = isBorderline
    }
}
