import ArgumentParser
import Deduplicate
import HanText
import Normalise
import Pipeline
import PipelineModel
import Storage
import SystemPackage

extension Policytrack {
    /// Names for each text the earlier one that it repeats.
    struct Dedupe: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Name for each text the earlier one that it repeats.",
            discussion: """
                Reads JSON lines {"id", "text"} from standard input and answers each, in the same order, with a line \
                {"id", "duplicate_of", "kind", "similarity", "related"} on standard output.

                duplicate_of is the id of the first text seen of which this one is a copy, null where it is new. kind is \
                "exact", "near" or "contained"; "revision" where a figure was corrected: then duplicate_of is null and \
                the corrected text comes first in related. related names texts that share passages.

                With --index, texts are compared with those of earlier calls too.
                """
        )

        @Option(
            help: ArgumentHelp(
                "A folder that keeps what was seen from call to call; made where it is missing.", valueName: "folder"))
        var index: String?

        func run() throws {
            guard let index else { return try answer(with: DuplicateFinder()) {} }
            do {
                let standalone = try StandaloneFinder(in: FilePath(index))
                // What was answered before a line that is no JSON was answered rightly: it is kept.
                let outcome = Result { try answer(with: standalone.finder) { try standalone.commit() } }
                try standalone.commit()
                try outcome.get()
            } catch let error as IndexError {
                throw RunError(.input, "\(error). Remove \(index) to begin a new index.")
            } catch let error as StorageError {
                throw RunError(.disk, "\(error)")
            }
        }

        /// Texts between two commits: what a killed call has to be given again.
        private static let batch = 10_000

        private func answer(with finder: DuplicateFinder, commit: () throws -> Void) throws {
            let normaliser = ArticleNormaliser()
            let sketcher = ArticleSketcher()
            var answered = 0
            try LineFilter().run { (question: Question) -> Answer in
                let text = normaliser.normalise(text: question.text)
                let id = ArticleID(ofContent: HanFolding.content(of: text.folded))
                let sketch = sketcher.sketch(id: id, folded: text.folded)
                let found = try finder.place(sketch, label: Array(question.id.utf8))
                answered += 1
                if answered % Self.batch == 0 { try commit() }
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
