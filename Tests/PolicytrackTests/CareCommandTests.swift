import Foundation
import Testing

/// What a person sees who looks after a project.
struct CareCommandTests {
    private func filled() throws -> Workplace {
        let workplace = try Workplace()
        for sample in Workplace.samples {
            try workplace.write(try Data(contentsOf: sample), to: "inbox/\(sample.lastPathComponent)")
        }
        try workplace.write("<html>nothing", to: "inbox/nothing.html")
        _ = try workplace.run("run")
        return workplace
    }

    @Test("verify ends with 74 and names the file; --repair and a run bring the row back")
    func verify() throws {
        let workplace = try filled()
        let sound = try workplace.run("verify")
        #expect(sound.status == 0 && sound.output == "All agree: 11 rows in 11 parts, 12 pages kept.\n", "\(sound)")
        let part = try #require(workplace.files(below: "warehouse").first)
        try workplace.write("{\"id\":", to: "warehouse/\(part)")
        let harmed = try workplace.run("verify", "--json")
        #expect(harmed.status == 74)
        #expect(harmed.output.contains(part) && harmed.output.contains(#""findings":1"#), "\(harmed.output)")
        #expect(try workplace.run("verify", "--repair").status == 0)
        #expect(try workplace.run("run").status == 0)
        #expect(try workplace.run("verify").output == sound.output)
    }

    @Test("rebuild needs nothing but the warehouse; without a ledger verify says so")
    func rebuild() throws {
        let workplace = try filled()
        try FileManager.default.removeItem(at: workplace.path(".policytrack"))
        let verified = try workplace.run("verify")
        #expect(verified.status == 74 && verified.errors.contains("policytrack rebuild"), "\(verified.errors)")
        let rebuilt = try workplace.run("rebuild")
        #expect(
            rebuilt.output
                == "Made the ledger anew: 10 articles and 1 reprints in 11 parts, 11 pages kept, 1 in quarantine.\n",
            "\(rebuilt)")
        #expect(try workplace.run("verify").status == 0)
    }

    @Test("verify tells a title that changed in the ledger alone, and rebuild sets it right")
    func ledgerTitle() throws {
        let workplace = try filled()
        let row = try #require(workplace.rows(below: "warehouse").first { ($0["title"] as? String)?.isEmpty == false })
        let title = Data(try #require(row["title"] as? String).utf8)
        var ledger = try Data(contentsOf: workplace.path(".policytrack/ledger.sqlite"))
        var changed = 0
        while let place = ledger.range(of: title) {
            ledger[place.lowerBound + 2] ^= 1
            changed += 1
        }
        try #require(changed > 0)
        try workplace.write(ledger, to: ".policytrack/ledger.sqlite")
        let found = try workplace.run("verify")
        #expect(found.status == 74 && found.output.contains("ledger.sqlite: found other days, titles"), "\(found)")
        #expect(try workplace.run("rebuild").status == 0)
        #expect(try workplace.run("verify").status == 0)
    }

    @Test("quarantine lists, shows, retries and drops; an unknown name is status 65")
    func quarantine() throws {
        let workplace = try filled()
        let list = try workplace.run("quarantine", "list", "--json")
        #expect(list.output.contains(#""name":"nothing.html""#) && list.output.hasSuffix("}\n"), "\(list)")
        #expect(try workplace.run("quarantine", "show", "nothing.html").output.contains("reason  "))
        #expect(try workplace.run("quarantine", "drop", "other.html").status == 65)
        #expect(try workplace.run("quarantine", "retry").status == 0)
        #expect(workplace.files(below: "inbox").contains("nothing.html"))
        _ = try workplace.run("run")
        #expect(try workplace.run("quarantine", "drop", "nothing.html").status == 0)
        #expect(try workplace.run("quarantine", "list").output == "")
        #expect(try workplace.run("verify").status == 0)
    }

    @Test("reclassify tells what moves, then moves it")
    func reclassify() throws {
        let workplace = try filled()
        try workplace.write(
            #"{"ingest": {"settleSeconds": 0}, "classify": {"threshold": 1}}"#, to: "pipeline.json")
        let dry = try workplace.run("reclassify", "--dry-run")
        #expect(dry.status == 0 && dry.output.contains("5g → unclassified: 2 rows"), "\(dry)")
        #expect(!workplace.files(below: "warehouse/articles").allSatisfy { $0.hasPrefix("topic=unclassified/") })
        #expect(try workplace.run("reclassify").status == 0)
        #expect(workplace.files(below: "warehouse/articles").allSatisfy { $0.hasPrefix("topic=unclassified/") })
        #expect(try workplace.run("verify").status == 0)
    }
}
