import Ingest
import PipelineModel
import Testing

/// Decodes bytes as a page; the name never counts.
func decode(_ bytes: [UInt8], options: IngestOptions = IngestOptions()) -> Verdict<RawPage> {
    PageDecoder(options: options).process(RawFile(name: PageName("page.html"), bytes: bytes))
}

/// The page that `bytes` are decoded to; the test ends where they are refused.
func kept(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws -> RawPage {
    switch decode(bytes) {
    case .keep(let page): return page
    case .drop(let refusal):
        Issue.record("refused: \(refusal.reason) \(refusal.detail)", sourceLocation: sourceLocation)
        throw unexpected
    }
}

/// The refusal of `bytes`; the test ends where they are a page.
func refused(
    _ bytes: [UInt8], options: IngestOptions = IngestOptions(), sourceLocation: SourceLocation = #_sourceLocation
) throws -> Refusal {
    switch decode(bytes, options: options) {
    case .keep(let page):
        Issue.record("kept as \(page.encoding.charset) \(page.form)", sourceLocation: sourceLocation)
        throw unexpected
    case .drop(let refusal): return refusal
    }
}

private let unexpected = PageError(.ingest, code: "test", detail: "unexpected verdict")

extension RawPage {
    var string: String { String(decoding: text, as: UTF8.self) }
}
