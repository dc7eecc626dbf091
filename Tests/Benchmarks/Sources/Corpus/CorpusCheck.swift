internal import FoundationEssentials

/// Compares a warehouse with the manifest of the corpus it was made from.
public struct CorpusCheck {
    private let warehouse: String
    private let manifest: String

    public init(warehouse: String, manifest: String) {
        self.warehouse = warehouse
        self.manifest = manifest
    }

    /// What became of each page, and the table of it. Memory: some 200 bytes a page.
    ///
    /// - Throws: ``CorpusError`` where a file cannot be read or a line is not what the schema says.
    public func run() throws -> CorpusCheckResult {
        var outcomes: [String: Outcome] = [:]
        var pageOfArticle: [String: String] = [:]
        try forEachRow(under: warehouse + "/articles") { (row: ArticleRow) in
            outcomes[row.page.name] = .article(topics: row.topics)
            pageOfArticle[row.id] = row.page.name
        }
        try forEachRow(under: warehouse + "/reprints") { (row: ReprintRow) in
            outcomes[row.page.name] = .reprint(of: row.duplicateOf)
        }
        var result = CorpusCheckResult()
        var numberOfPage: [String: Int] = [:]
        try JSONLines.forEach(in: manifest) { (planted: PlantedPage) in
            if let article = planted.article { numberOfPage[planted.page] = article }
            let outcome = outcomes[planted.page]
            let found: Int?
            if case .reprint(let id) = outcome {
                found = pageOfArticle[id].flatMap { numberOfPage[$0] }
            } else {
                found = nil
            }
            result.add(planted, outcome, foundArticle: found)
        }
        return result
    }

    private func forEachRow<Row: Decodable>(under folder: String, _ body: (Row) throws -> Void) throws {
        guard FileManager.default.fileExists(atPath: folder) else { return }
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() where path.hasSuffix(".jsonl")
        {
            try JSONLines.forEach(in: folder + "/" + path, body)
        }
    }
}

/// What a run made of a page.
enum Outcome {
    case article(topics: [String])
    case reprint(of: String)
}

struct ArticleRow: Decodable {
    struct Page: Decodable { let name: String }
    let id: String
    let topics: [String]
    let page: Page
}

struct ReprintRow: Decodable {
    let duplicateOf: String
    let page: ArticleRow.Page

    enum CodingKeys: String, CodingKey {
        case page
        case duplicateOf = "duplicate_of"
    }
}
