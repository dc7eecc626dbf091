internal import PipelineModel

extension JSONLine {
    /// Why each field has its value: `topics` by topic, `passing` with the scores of topics that are only mentioned,
    /// `repairs` with the doubtful ones, and the claims of the page for each field by the field's key.
    mutating func evidence(of article: ClassifiedArticle) {
        var parts: [String: (inout JSONLine) -> Void] = article.article.evidence.mapValues { evidence in
            { $0.claims(evidence) }
        }
        let filing = article.filing
        parts["topics"] = { $0.topics(filing.topics) }
        if !filing.passing.isEmpty { parts["passing"] = { $0.passing(filing.passing) } }
        if !article.unsure.isEmpty { parts["repairs"] = { $0.unsure(article.unsure) } }
        beginObject()
        for (name, write) in parts.sorted(by: { $0.key < $1.key }) {
            key(name)
            write(&self)
        }
        endObject()
    }

    private mutating func claims(_ evidence: FieldEvidence) {
        beginObject()
        key("claims")
        beginArray()
        for claim in evidence.claims {
            beginObject()
            field("from", claim.from)
            field("value", claim.value)
            endObject()
        }
        endArray()
        key("conflict")
        bool(evidence.conflict)
        endObject()
    }

    mutating func topics(_ topics: [TopicScore]) {
        beginObject()
        for topic in topics.sorted(by: { $0.topic < $1.topic }) {
            key(topic.topic)
            beginArray()
            for term in topic.evidence { self.term(term) }
            endArray()
        }
        endObject()
    }

    private mutating func term(_ evidence: TermEvidence) {
        beginObject()
        key("count")
        integer(evidence.count)
        key("positions")
        beginArray()
        for position in evidence.positions { integer(position) }
        endArray()
        field("term", evidence.term)
        key("where")
        strings(evidence.places)
        endObject()
    }

    mutating func passing(_ topics: [TopicScore]) {
        beginObject()
        for topic in topics.sorted(by: { $0.topic < $1.topic }) {
            key(topic.topic)
            number(topic.score)
        }
        endObject()
    }

    private mutating func unsure(_ repairs: [UnsureRepair]) {
        beginArray()
        for repair in repairs {
            beginObject()
            key("others")
            strings(repair.others)
            field("seen", repair.seen)
            field("taken", repair.taken)
            endObject()
        }
        endArray()
    }
}
