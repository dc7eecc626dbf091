import Foundation
import Testing

/// What a newcomer sees: the sample pages through the real program.
struct SampleTests {
    private func workplaceWithSamples() throws -> Workplace {
        let workplace = try Workplace()
        try dropSamples(into: workplace)
        return workplace
    }

    private func dropSamples(into workplace: Workplace) throws {
        for sample in Workplace.samples {
            try workplace.write(try Data(contentsOf: sample), to: "inbox/\(sample.lastPathComponent)")
        }
    }

    /// The topic each page is filed under, by the folder its row stands in.
    private func topics(_ workplace: Workplace) throws -> [String: String] {
        var topics: [String: String] = [:]
        for part in workplace.files(below: "warehouse/articles") {
            for row in try workplace.rows(in: "warehouse/articles/\(part)") {
                let name = try #require((row["page"] as? [String: Any])?["name"] as? String)
                topics[name] = String(part.split(separator: "/")[0].dropFirst("topic=".count))
            }
        }
        return topics
    }

    @Test("the samples show all four topics, a reprint and an unclassified page")
    func topics() throws {
        let workplace = try workplaceWithSamples()
        let outcome = try workplace.run("run")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            try topics(workplace) == [
                "5g-base-stations.html": "5g",
                "5g-coal-mine.txt": "5g",
                "digital-government-mobile.txt": "digital-government",
                "digital-government.html": "digital-government",
                "disguised-copy.txt": "east-data-west-computing",
                "east-data-west-computing.html": "east-data-west-computing",
                "news-in-brief.html": "east-data-west-computing",
                "orange-harvest.html": "unclassified",
                "smart-healthcare-big5.html": "smart-healthcare",
                "smart-healthcare.html": "smart-healthcare",
            ])
        let reprints = try workplace.rows(below: "warehouse/reprints")
        #expect(reprints.count == 1)
        #expect(workplace.files(below: "inbox").filter { !$0.hasPrefix("_processed/") } == [])
    }

    @Test("the same samples again add nothing")
    func again() throws {
        let workplace = try workplaceWithSamples()
        _ = try workplace.run("run")
        let before = workplace.files(below: "warehouse")
        let rows = try workplace.rows(below: "warehouse").count
        try dropSamples(into: workplace)
        let outcome = try workplace.run("run", "--json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(workplace.files(below: "warehouse") == before)
        #expect(try workplace.rows(below: "warehouse").count == rows)
        #expect(outcome.output.contains(#""seen-before":\#(Workplace.samples.count)"#), "\(outcome.output)")
    }

    @Test("the disguised copy comes out readable, in its own script")
    func disguised() throws {
        let workplace = try workplaceWithSamples()
        _ = try workplace.run("run")
        let row = try #require(
            try workplace.rows(below: "warehouse/articles").first { row in
                (row["page"] as? [String: Any])?["name"] as? String == "disguised-copy.txt"
            })
        let text = try #require(row["text"] as? String)
        #expect(text.contains("要從“東數西算”工程說起"))
        #expect(!text.contains("ù)") && !text.contains("關鍵詞") && !text.contains("編輯"))
        #expect(row["language"] as? String == "zh-Hant")
        #expect(try #require((row["repairs"] as? [String: Int])?["glosses"]) > 100)
    }
}
