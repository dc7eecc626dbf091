internal import PipelineModel

extension ClassifiedArticle: WireValue {
    func write(to wire: inout WireWriter) {
        article.write(to: &wire)
        wire.append(id.bytes)
        repairs.write(to: &wire)
        unsure.write(to: &wire)
        filing.topics.write(to: &wire)
        filing.passing.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        let article = try Article(from: &wire)
        guard let id = ArticleID(bytes: Array(try wire.bytes())) else { throw WireReader.Malformed() }
        let normalised = NormalisedArticle(
            article: article, foldedTitle: [], foldedText: [], id: id, repairs: try [String: Int](from: &wire),
            unsure: try [UnsureRepair](from: &wire))
        let filing = Filing(topics: try [TopicScore](from: &wire), passing: try [TopicScore](from: &wire))
        self.init(normalised, filing: filing)
    }
}

extension UnsureRepair: WireValue {
    func write(to wire: inout WireWriter) {
        seen.write(to: &wire)
        taken.write(to: &wire)
        others.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self.init(
            seen: try String(from: &wire), taken: try String(from: &wire), others: try [String](from: &wire))
    }
}

extension TopicScore: WireValue {
    func write(to wire: inout WireWriter) {
        topic.write(to: &wire)
        score.write(to: &wire)
        evidence.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self.init(
            topic: try String(from: &wire), score: try Double(from: &wire),
            evidence: try [TermEvidence](from: &wire))
    }
}

extension TermEvidence: WireValue {
    func write(to wire: inout WireWriter) {
        term.write(to: &wire)
        count.write(to: &wire)
        places.write(to: &wire)
        positions.write(to: &wire)
    }

    init(from wire: inout WireReader) throws(WireReader.Malformed) {
        self.init(
            term: try String(from: &wire), count: try Int(from: &wire), places: try [String](from: &wire),
            positions: try [Int](from: &wire))
    }
}
