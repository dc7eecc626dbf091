import Extract
import Glibc
import HTMLTree
import Ingest
import Normalise
import PipelineModel

// What libFuzzer calls: any bytes at all must give a verdict or an error, and what a stage promises of its output must
// hold. FUZZ_STAGE says which stage the bytes are fed to; a crash, a hang or a broken promise ends the process.

/// The stage that is fuzzed.
private enum Target: String {
    /// Any file to valid UTF-8: containers, charsets, repairs of encoding.
    case decode
    /// Text to the flat tree, libxml2 included.
    case parse
    /// A decoded page to an article.
    case extract
    /// Text to repaired and folded text.
    case normalise
}

private let target: Target = {
    guard let name = getenv("FUZZ_STAGE"), let target = Target(rawValue: String(cString: name)) else {
        fatalError("FUZZ_STAGE must be decode, parse, extract or normalise; see script/fuzz")
    }
    return target
}()

private let decoder: PageDecoder = {
    var options = IngestOptions()
    options.maximumPageBytes = 1 << 20
    return PageDecoder(options: options)
}()
private let extractor = ArticleExtractor()
private let normaliser = ArticleNormaliser()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    switch target {
    case .decode: _ = decoded(bytes)
    case .parse: parse(Array(String(decoding: bytes, as: UTF8.self).utf8))
    case .extract:
        guard let page = decoded(bytes), case .keep(let article) = try? extractor.process(page) else { break }
        precondition(!article.text.isEmpty, "an article has text")
        precondition((0...1).contains(article.extractionScore), "a score lies between 0 and 1")
    case .normalise: normalise(String(decoding: bytes, as: UTF8.self))
    }
    return 0
}

private func decoded(_ bytes: [UInt8]) -> RawPage? {
    guard case .keep(let page) = decoder.process(RawFile(name: PageName("page"), bytes: bytes)) else { return nil }
    precondition(String(validating: page.text, as: UTF8.self) != nil, "decoded text is UTF-8")
    precondition(!page.text.contains(0), "decoded text has no NUL")
    return page
}

private func parse(_ text: [UInt8]) {
    guard let tree = try? HTMLTree(parsing: text) else { return }
    for (index, node) in tree.nodes.enumerated() {
        precondition(Int(node.end) > index && Int(node.end) <= tree.nodes.count, "a node ends behind itself")
        precondition(Int(node.parent) < index, "a node stands behind its parent")
        precondition(node.text.upperBound <= tree.text.count, "a node's text lies in the tree's")
        tree.forEachAttribute(at: index) { _, value in precondition(value.count <= text.count, "a value is of the page")
        }
    }
    precondition(String(validating: tree.text, as: UTF8.self) != nil, "the tree's text is UTF-8")
}

private func normalise(_ text: String) {
    let once = normaliser.normalise(text: text)
    let folded = String(validating: once.folded, as: UTF8.self)
    precondition(
        folded?.unicodeScalars.count == once.text.unicodeScalars.count, "folding is scalar for scalar")
}

// SwiftPM gives an executable's entry point the module's name, while libFuzzer brings a `main` of its own: this leads
// from one to the other.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@_cdecl("FuzzStages_main")
public func fuzz(
    _ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
    var (count, arguments) = (count, arguments)
    return runFuzzer(&count, &arguments) { testOneInput($0, $1) }
}
