import PipelineModel

/// Articles for the tests of this module.
enum Samples {
    static func article(
        title: String? = "数字政府建设", text: String = "第一段\n第二段", day: String? = "2024-05-01",
        topics: [TopicScore] = [], url: String? = nil, repairs: [String: Int] = [:], unsure: [UnsureRepair] = [],
        passing: [TopicScore] = [], evidence: [String: FieldEvidence] = [:]
    ) -> ClassifiedArticle {
        let facts = PageFacts(name: PageName("a.html"), sha256: Digest(of: Array(text.utf8)), bytes: 321)
        let published = day.map { PublishedDate(day: $0, precision: .day, from: .byline) }
        let article = Article(
            page: facts, encoding: PageEncoding(charset: "utf-8"), title: title, text: text, published: published,
            url: url, language: "zh-Hans", extraction: "container", extractionScore: 0.875, evidence: evidence)
        let normalised = NormalisedArticle(
            article: article, foldedTitle: [], foldedText: Array(text.utf8),
            id: ArticleID(ofContent: Array(text.utf8)), repairs: repairs, unsure: unsure)
        return ClassifiedArticle(normalised, filing: Filing(topics: topics, passing: passing))
    }
}
