import Foundation
import Testing

/// A page with one kind of damage, or a genuine one that looks like damage, and what is to become of it.
///
/// A folder in `Pages` with `source.txt` and `expected.txt`, named for what it proves. The texts were written for these
/// tests. `RECORD=1 swift test` writes the expectations anew and fails.
struct GoldenPage: CustomTestStringConvertible {
    let folder: URL
    var testDescription: String { folder.lastPathComponent }

    var source: String { get throws { try text("source.txt") } }
    var expected: String { get throws { try text("expected.txt") } }

    static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    static let all: [GoldenPage] = {
        guard let pages = Bundle.module.url(forResource: "Pages", withExtension: nil),
            let folders = try? FileManager.default.contentsOfDirectory(at: pages, includingPropertiesForKeys: nil)
        else { return [] }
        return folders.sorted { $0.path < $1.path }.map(GoldenPage.init)
    }()

    /// Writes an expectation beside this file, where the sources are.
    func record(_ text: String) throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
        let file = sources.appending(path: "Pages").appending(path: testDescription).appending(path: "expected.txt")
        try Data(text.utf8).write(to: file)
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }
}
