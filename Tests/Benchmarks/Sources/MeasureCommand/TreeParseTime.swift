import CCounts
import CTreeParse
import Ingest
import PipelineModel

/// The yardstick for runs: libxml2's bare parse into a tree and its freeing, of a folder's HTML pages decoded to UTF-8.
struct TreeParseTime {
    private let pages: [RawPage]
    let bytes: Int
    /// The names of the pages that are HTML.
    let names: Set<String>

    init(_ folder: PageFolder) throws {
        let decoder = PageDecoder()
        pages = try folder.files().compactMap { decoder.process($0).kept }.filter { $0.form == .html }
        bytes = pages.reduce(0) { $0 + $1.text.count }
        names = Set(pages.map { $0.facts.name.display })
    }

    /// Parses all pages once.
    ///
    /// - Returns: Seconds of CPU.
    func measure() -> Double {
        let start = policytrack_cpu_time()
        for page in pages {
            page.text.withUnsafeBytes { bytes in
                _ = policytrack_tree_parse(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
            }
        }
        return Double(policytrack_cpu_time() - start) / 1e9
    }
}
