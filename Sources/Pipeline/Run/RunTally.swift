internal import PipelineModel

/// The counts of a run as it goes on.
struct RunTally {
    private(set) var stages = StageLedger()
    private(set) var pages = 0
    private(set) var articles = 0
    private(set) var reprints = 0
    private(set) var seen = 0
    private(set) var quarantined = 0
    private(set) var topics: [String: Int] = [:]
    /// Files left in the inbox.
    var left = 0

    /// Forgets what was counted since `stored`, the pages of which are still in the inbox.
    mutating func fallBack(to stored: RunTally) {
        let left = left
        self = stored
        self.left = left
    }

    mutating func count(seen page: PageName) {
        pages += 1
        seen += 1
        stages.drop(at: .ingest, .seenBefore)
    }

    mutating func count(_ refusal: Refusal) {
        pages += 1
        quarantined += 1
        stages.drop(at: refusal.stage, refusal.reason)
    }

    mutating func count(_ error: PageError) {
        pages += 1
        quarantined += 1
        stages.fail(error)
    }

    /// Counts a file that could not be read and stays where it is.
    mutating func count(unreadable error: PageError) {
        pages += 1
        left += 1
        stages.fail(error)
    }

    mutating func count(_ article: ClassifiedArticle, _ relation: Relation) {
        pages += 1
        switch relation {
        case .original:
            articles += 1
            topics[article.filing.partition, default: 0] += 1
            stages.keep()
        case .duplicate(let duplicate):
            reprints += 1
            stages.drop(at: .deduplicate, duplicate.kind.reason)
        }
    }
}

extension Duplicate.Kind {
    var reason: Reason {
        switch self {
        case .exact: .exact
        case .near: .near
        case .contained: .contained
        }
    }
}
