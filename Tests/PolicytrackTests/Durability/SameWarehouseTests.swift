import Foundation
import Testing

/// The same pages give the same warehouse, however they come.
@Suite("the same warehouse")
struct SameWarehouseTests {
    private func rows(
        _ pages: [(name: String, content: Data)], _ arguments: [String], shuffledBy seed: UInt64
    ) throws -> [String: Data] {
        let project = try DurableProject()
        var random = SplitMix(seed: seed)
        for page in pages.shuffled(using: &random) {
            try page.content.write(to: project.workplace.path("inbox/\(page.name)"))
        }
        // The inbox's order is that of the last change: moved in together, files are told apart by their names alone.
        let staging = project.workplace.path("inbox-filled")
        try FileManager.default.moveItem(at: project.workplace.path("inbox"), to: staging)
        try FileManager.default.createDirectory(
            at: project.workplace.path("inbox"), withIntermediateDirectories: true)
        for page in pages {
            try FileManager.default.moveItem(
                at: staging.appending(path: page.name), to: project.workplace.path("inbox/\(page.name)"))
        }
        let outcome = try project.workplace.start(["run", "--quiet"] + arguments).finish()
        #expect(outcome.status == 0, "\(outcome.errors)")
        var parts: [String: Data] = [:]
        for part in project.workplace.files(below: "warehouse") {
            let text = try String(contentsOf: project.workplace.path("warehouse/\(part)"), encoding: .utf8)
            parts[part] = Data(text.replacing(/"(ingested_at|run)":"[^"]*"/, with: "").utf8)
        }
        return parts
    }

    @Test("whatever order the files were created in, however many jobs, with workers and without")
    func deterministic() throws {
        let pages = DurablePages.make(30)
        let expected = try rows(pages, ["--jobs", "1"], shuffledBy: 1)
        #expect(expected.count > 5)
        for (number, arguments) in [["--jobs", "2"], ["--jobs", "4", "--in-process"], ["--jobs", "7"]].enumerated() {
            #expect(try rows(pages, arguments, shuffledBy: LongForm.seed &+ UInt64(number)) == expected, "\(arguments)")
        }
    }

    @Test("pages that were processed add no row when they come again under other names, nor after a rebuild")
    func again() throws {
        let pages = DurablePages.make(40)
        let project = try DurableProject(pages: pages)
        #expect(try project.run().status == 0)
        let rows = try project.rows()
        for rebuilds in [false, true] {
            if rebuilds { #expect(try project.workplace.run("rebuild").status == 0) }
            for (number, page) in pages.reversed().enumerated() {
                try page.content.write(to: project.workplace.path("inbox/again-\(rebuilds)-\(number)\(page.name)"))
            }
            #expect(try project.run().status == 0)
            #expect(try project.rows() == rows)
            #expect(try project.workplace.run("verify").status == 0)
        }
    }
}
