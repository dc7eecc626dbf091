internal import ArgumentParser
internal import Deduplicate
internal import HanText
internal import Normalise
internal import Pipeline
internal import PipelineModel

extension Policytrack {
    /// Names for each text the earlier one that it repeats.
    struct Dedupe: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Name for each text the earlier one that it repeats.",
            discussion: """
                Reads JSON lines {"id", "text"} from standard input and answers each with a line
                {"id", "duplicate_of", "kind", "similarity", "related"}: null where the text is new.
                """
        )

        func run() throws {
            let finder = DuplicateFinder()
            let sketcher = ArticleSketcher()
            let normaliser = ArticleNormaliser()
            try LineFilter().run { (question: Question) -> Answer in
                let text = normaliser.normalise(text: question.text)
                let id = ArticleID(ofContent: HanFolding.content(of: text.folded))
                let found = try finder.place(
                    sketcher.sketch(id: id, folded: text.folded), label: Array(question.id.utf8))
                return Answer(question.id, found)
            }
        }

        private struct Question: Decodable {
            let id: String
            let text: String
        }

        private struct Answer: Encodable {
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
    }
}
