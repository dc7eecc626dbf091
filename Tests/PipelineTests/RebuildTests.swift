import Foundation
import Pipeline
import Testing

@Suite("policytrack rebuild")
struct RebuildTests {
    @Test("makes a ledger with which all agree, and the same pages add nothing", arguments: [true, false])
    func rebuilds(ledgerIsLost: Bool) throws {
        let project = try TestProject()
        try project.dropSamples()
        try project.write(Data("<html>".utf8), to: "inbox/empty.html")
        try project.run()
        let before = try project.warehouse()
        if ledgerIsLost { try project.remove(".policytrack") }
        let report = try LedgerRebuild(project.project(), options: project.options()).run()
        #expect(report.articles == 10 && report.reprints == 1 && report.quarantined == 1)
        #expect(report.pages == 11)
        #expect(try project.verify().findings == [])
        try project.dropSamples()
        #expect(try project.run().seen == 11)
        #expect(try project.warehouse() == before)
        #expect(try project.verify().findings == [])
    }

    @Test("needs no pages, and a text in other bytes is still known")
    func withoutPages() throws {
        let project = try TestProject()
        try project.dropSamples()
        try project.run()
        try project.remove("inbox/_processed")
        try Data(repeating: 7, count: 9000).write(to: project.url(".policytrack/ledger.sqlite"))
        let report = try LedgerRebuild(project.project(), options: project.options()).run()
        #expect(report.pages == 0)
        #expect(try project.verify().findings == [])
        try project.dropSamples()
        let page = "inbox/digital-government-mobile.txt"
        try project.write(try project.read(page) + Data("\n".utf8), to: page)
        let run = try project.run()
        #expect(run.articles == 0 && run.reprints == 1)
    }

    @Test("takes out of a part what is no row")
    func torn() throws {
        let project = try TestProject()
        try project.dropSamples()
        try project.run()
        let file = try #require(try project.files(below: "warehouse/articles").first)
        let sound = try project.read(file)
        try project.write(sound + sound.prefix(40), to: file)
        try project.remove(".policytrack")
        let report = try LedgerRebuild(project.project(), options: project.options()).run()
        #expect(report.linesTakenOut == 1)
        #expect(try project.read(file) == sound)
        #expect(try project.verify().findings == [])
    }
}
