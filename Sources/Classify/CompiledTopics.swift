internal import Synchronization

/// The topics in use and the automaton over their terms. A class, so that classifiers share one.
final class CompiledTopics: Sendable {
    let topics: [TopicDefinition]
    let lexicon: TopicLexicon
    let finder: MentionFinder

    init(_ topics: [TopicDefinition]) {
        self.topics = topics
        lexicon = TopicLexicon(topics)
        finder = MentionFinder(lexicon)
    }

    /// The topics of a classifier, compiled when the first article asks for them: a run without pages never pays for it.
    final class WhenNeeded: Sendable {
        private let options: ClassifyOptions
        private let compiled = Mutex<CompiledTopics?>(nil)

        init(_ options: ClassifyOptions) { self.options = options }

        var value: CompiledTopics {
            compiled.withLock { known in
                if let known { return known }
                let fresh = CompiledTopics(options.effectiveTopics)
                known = fresh
                return fresh
            }
        }
    }
}
