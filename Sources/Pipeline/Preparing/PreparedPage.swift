public import Deduplicate
public import PipelineModel

/// What the stages that look at one page alone made of it.
public struct PreparedPage: Sendable {
    /// The page's outcome so far.
    public enum Outcome: Sendable {
        /// An article, filed; whether it repeats another is still to be told.
        case article(ClassifiedArticle, ArticleSketch)
        case refused(Refusal)
        case failed(PageError)
    }

    public let facts: PageFacts
    public let outcome: Outcome

    public init(facts: PageFacts, outcome: Outcome) {
        self.facts = facts
        self.outcome = outcome
    }
}
