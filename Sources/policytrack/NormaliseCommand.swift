import ArgumentParser
import Normalise
import Pipeline

extension Policytrack {
    /// Runs the normalise stage as a filter.
    struct NormaliseCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "normalise",
            abstract: "Repair disguised and damaged text: JSON lines in, JSON lines out.",
            discussion: """
                Reads {"id", "text"} lines from standard input and prints {"id", "text", "repairs"} lines in the same \\
                order. The text is repaired in its own script; "repairs" counts each kind of damage.
                """
        )

        @Flag(help: "Add the folded copy used for matching: Simplified, lower case, half-width.")
        var folded = false

        private struct Question: Decodable {
            let id: String
            let text: String
        }

        private struct Answer: Encodable {
            let id: String
            let text: String
            let repairs: [String: Int]
            let folded: String?
        }

        func run() throws {
            let normaliser = ArticleNormaliser()
            try LineFilter().run { (question: Question) in
                let result = normaliser.normalise(text: question.text)
                return Answer(
                    id: question.id, text: result.text, repairs: result.repairs,
                    folded: folded ? String(decoding: result.folded, as: UTF8.self) : nil)
            }
        }
    }
}
