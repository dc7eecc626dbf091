import CCounts
import CTreeParse
import Ingest
import PipelineModel

/// The yardstick for runs: libxml2's bare parse into a tree and its freeing, of a folder's HTML pages decoded to UTF-8.
struct TreeParseTime {
    /// Seconds of CPU for all pages: the best of three rounds.
    let seconds: Double
    let bytes: Int
    /// The names of the pages that are HTML.
    let names: Set<String>

    init(_ folder: PageFolder) throws {
        let decoder = PageDecoder()
        let pages = try folder.files().compactMap { decoder.process($0).kept }.filter { $0.form == .html }
        var best = Int.max
        for _ in 0..<3 {
            let start = policytrack_cpu_time()
            for page in pages {
                page.text.withUnsafeBytes { bytes in
                    _ = policytrack_tree_parse(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
                }
            }
            best = min(best, policytrack_cpu_time() - start)
        }
        seconds = Double(best) / 1e9
        bytes = pages.reduce(0) { $0 + $1.text.count }
        names = Set(pages.map { $0.facts.name.display })
    }
}
