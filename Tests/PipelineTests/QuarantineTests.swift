import Foundation
import Pipeline
import PipelineModel
import Testing

@Suite("policytrack quarantine")
struct QuarantineTests {
    private func projectWithBadPages() throws -> TestProject {
        let project = try TestProject()
        for name in ["empty.html", "short.html"] {
            try project.write(Data("<html>\(name)".utf8), to: "inbox/\(name)")
        }
        try project.run()
        return project
    }

    @Test("lists, tries again and drops pages, and the ledger follows")
    func wholeLife() throws {
        let project = try projectWithBadPages()
        let quarantine = Quarantine(try project.project(), options: project.options())
        #expect(try quarantine.pages().map(\.name) == ["empty.html", "short.html"])
        #expect(try quarantine.retry(.init(names: ["short.html"])).count == 1)
        #expect(try project.files(below: "inbox").filter { !$0.contains("_quarantine") } == ["inbox/short.html"])
        #expect(try project.verify().findings == [])
        try project.run()
        #expect(try quarantine.pages().count == 2)
        let reason = try #require(try quarantine.pages().first?.reason)
        #expect(try quarantine.drop(.init(names: ["\(reason)/empty.html"])).count == 1)
        #expect(try quarantine.pages().map(\.name) == ["short.html"])
        #expect(try project.verify().findings == [])
    }

    @Test("a name that no page has is an error, and nothing is touched")
    func unknownName() throws {
        let project = try projectWithBadPages()
        let quarantine = Quarantine(try project.project(), options: project.options())
        #expect(throws: RunError.self) { try quarantine.drop(.init(names: ["empty.html", "other.html"])) }
        #expect(try quarantine.pages().count == 2)
    }
}
