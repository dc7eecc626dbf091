import Foundation
import Ingest
import PipelineModel
import Testing

/// A folder under `Pages`: a page, and what the extractor makes of it.
struct GoldenPage: Sendable, CustomTestStringConvertible {
    let folder: URL

    /// The pages beside the tests' sources, so that a recording lands in the repository.
    static let all: [GoldenPage] = {
        let pages = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Pages")
        let folders = (try? FileManager.default.contentsOfDirectory(at: pages, includingPropertiesForKeys: nil)) ?? []
        return folders.filter { !$0.lastPathComponent.hasPrefix(".") }.map(GoldenPage.init).sorted { $0.name < $1.name }
    }()

    var name: String { folder.lastPathComponent }
    var testDescription: String { name }

    /// The page as `Ingest` would give it.
    func page() throws -> RawPage {
        let html = folder.appendingPathComponent("source.html")
        let isHTML = FileManager.default.fileExists(atPath: html.path)
        let source = isHTML ? html : folder.appendingPathComponent("source.txt")
        let file = RawFile(name: PageName(source.lastPathComponent), bytes: Array(try Data(contentsOf: source)))
        guard case .keep(let page) = PageDecoder().process(file) else { throw CocoaError(.fileReadCorruptFile) }
        return page
    }

    /// What was recorded; `nil` where the folder has no such file.
    func expected(_ file: String) -> String? {
        try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    }

    func record(_ file: String, _ content: String?) throws {
        let place = folder.appendingPathComponent(file)
        if let content {
            try Data(content.utf8).write(to: place)
        } else if FileManager.default.fileExists(atPath: place.path) {
            try FileManager.default.removeItem(at: place)
        }
    }
}

extension RawPage {
    /// A page for a test.
    init(_ content: Data, form: Form, name: String = "page.html") {
        let bytes = Array(content)
        self.init(
            facts: PageFacts(name: PageName(name), sha256: Digest(of: bytes), bytes: bytes.count),
            encoding: PageEncoding(charset: "utf-8"), form: form, text: bytes)
    }

    init(html: String) { self.init(Data(html.utf8), form: .html) }
    init(lines: String) { self.init(Data(lines.utf8), form: .text, name: "page.txt") }
}
