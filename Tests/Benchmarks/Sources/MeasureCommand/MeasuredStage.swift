import CTreeParse
import Classify
import Deduplicate
import Extract
import HTMLTree
import Ingest
import Normalise
import PipelineModel
import Warehouse

/// One thing to measure: all pages through one stage.
struct MeasuredStage {
    let name: String
    /// The bytes it is given.
    let bytes: Int
    /// Does the work once; gives a number that depends on all of it, so that none of it can be left out.
    let run: () throws -> Int

    /// What stands beside the stages for comparison: a plain copy of what Classify reads, and Classify with a hundred
    /// topics that pages seldom name and with a hundred that they name by the dozen.
    static func comparisons(_ inputs: StageInputs) throws -> [MeasuredStage] {
        let foldedBytes = inputs.normalised.reduce(0) { $0 + $1.foldedText.count }
        let copies = MeasuredStage(name: "copy of folded text", bytes: foldedBytes) {
            inputs.normalised.reduce(0) { $0 + Int(copy($1.foldedText).last ?? 0) }
        }
        let named = [
            ("classify, 100 topics", ManyTopics.real), ("classify, 100 topics, 10 on each page", ManyTopics.short),
        ]
        return try [copies]
            + named.map { name, topics in
                let classifier = try TopicClassifier(options: topics.options())
                return MeasuredStage(name: name, bytes: foldedBytes) {
                    try inputs.normalised.reduce(0) {
                        $0 + (try classifier.process($1).kept?.filing.topics.count ?? 0)
                    }
                }
            }
    }

    /// The bytes again, in an array of their own.
    private static func copy(_ text: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: text.count) { copy, count in
            count = copy.initialize(fromContentsOf: text)
        }
    }

    /// The yardstick first, then the stages in the order a page travels.
    static func all(_ inputs: StageInputs) throws -> [MeasuredStage] {
        let decoder = PageDecoder()
        let extractor = ArticleExtractor()
        let normaliser = ArticleNormaliser()
        let sketcher = ArticleSketcher()
        let classifier = try TopicClassifier()
        let stamp = RowStamp(ingestedAt: "2026-01-01T00:00:00Z", run: "1")
        let pageBytes = inputs.pages.reduce(0) { $0 + $1.text.count }
        let fileBytes = inputs.files.reduce(0) { $0 + $1.bytes.count }
        let textBytes = inputs.articles.reduce(0) { $0 + $1.text.utf8.count }
        let foldedBytes = inputs.normalised.reduce(0) { $0 + $1.foldedText.count }
        return [
            MeasuredStage(name: "tree-parse", bytes: pageBytes) {
                inputs.pages.reduce(0) { $0 + treeParse($1.text) }
            },
            MeasuredStage(name: "flat-parse", bytes: pageBytes) {
                try inputs.pages.reduce(0) { $0 + (try HTMLTree(parsing: $1.text).nodes.count) }
            },
            MeasuredStage(name: "ingest", bytes: fileBytes) {
                inputs.files.reduce(0) { $0 + (decoder.process($1).kept?.text.count ?? 0) }
            },
            MeasuredStage(name: "extract", bytes: pageBytes) {
                try inputs.pages.reduce(0) { $0 + (try extractor.process($1).kept?.text.utf8.count ?? 0) }
            },
            MeasuredStage(name: "normalise", bytes: textBytes) {
                try inputs.articles.reduce(0) { $0 + (try normaliser.process($1).kept?.foldedText.count ?? 0) }
            },
            MeasuredStage(name: "sketch", bytes: foldedBytes) {
                inputs.normalised.reduce(0) { $0 &+ sketcher.sketch($1).id.bytes.count }
            },
            MeasuredStage(name: "deduplicate", bytes: foldedBytes) {
                let finder = DuplicateFinder()
                return try inputs.sketches.reduce(0) { count, sketch in
                    if case .duplicate = try finder.place(sketch) { count + 1 } else { count }
                }
            },
            MeasuredStage(name: "classify", bytes: foldedBytes) {
                try inputs.normalised.reduce(0) { $0 + (try classifier.process($1).kept?.filing.topics.count ?? 0) }
            },
            MeasuredStage(name: "rows", bytes: textBytes) {
                inputs.classified.reduce(0) { $0 + ArticleRow.line($1, stamp: stamp).count }
            },
        ]
    }

    private static func treeParse(_ text: [UInt8]) -> Int {
        text.withUnsafeBytes { bytes in
            Int(policytrack_tree_parse(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count)))
        }
    }
}
