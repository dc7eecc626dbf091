internal import PipelineModel

/// What was found out about one article so far, in document numbers.
struct Finding {
    private(set) var duplicate: (root: UInt32, kind: Duplicate.Kind, similarity: Double)?
    private(set) var revision: UInt32?
    private var related: [UInt32] = []

    /// Related articles named in an answer: a round-up quotes a handful.
    private static let maximumRelated = 16

    init(duplicate: (root: UInt32, kind: Duplicate.Kind, similarity: Double)? = nil) {
        self.duplicate = duplicate
    }

    /// Articles it shares passages with, besides the one it repeats or corrects; the likeliest first.
    var relatedOnly: [UInt32] { related.filter { $0 != duplicate?.root && $0 != revision } }

    mutating func addRelated(_ root: UInt32) {
        if related.count < Self.maximumRelated && !related.contains(root) { related.append(root) }
    }

    /// The first one found is the likeliest.
    mutating func addRevision(_ root: UInt32) { revision = revision ?? root }

    /// The most similar one counts; of equals the earliest.
    mutating func addDuplicate(of root: UInt32, _ kind: Duplicate.Kind, similarity: Double) {
        guard let known = duplicate else {
            duplicate = (root, kind, similarity)
            return
        }
        if similarity > known.similarity || similarity == known.similarity && root < known.root {
            duplicate = (root, kind, similarity)
        }
    }
}
