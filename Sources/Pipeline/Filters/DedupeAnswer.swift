internal import Deduplicate
internal import PipelineModel

/// A line of the `dedupe` filter's output; every key is in every line.
struct DedupeAnswer: Encodable {
    let id: String
    var duplicateOf: String?
    var kind: String?
    var similarity: Double?
    var related: [String]

    enum CodingKeys: String, CodingKey {
        case id, kind, similarity, related
        case duplicateOf = "duplicate_of"
    }

    init(_ id: String, _ found: LabelledRelation) {
        self.id = id
        let of = found.of.map { String(decoding: $0, as: UTF8.self) }
        related = found.related.map { String(decoding: $0, as: UTF8.self) }
        switch found.relation {
        case .duplicate(let duplicate):
            duplicateOf = of
            kind = duplicate.kind.rawValue
            similarity = duplicate.similarity
        case .original:
            guard let of else { return }
            kind = "revision"
            related.insert(of, at: 0)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(duplicateOf, forKey: .duplicateOf)
        try container.encode(kind, forKey: .kind)
        try container.encode(similarity, forKey: .similarity)
        try container.encode(related, forKey: .related)
    }
}
