import Foundation
import Pipeline
import Storage
import SystemPackage
import Testing

@Suite("policytrack reclassify")
struct ReclassificationTests {
    /// Two topics are gone, so that their articles move.
    private static let changed = """
        {"ingest": {"settleSeconds": 0}, "classify": {"builtIn": false, "topics": [
            {"id": "harvest", "names": {"zh": "农业"}, "terms": ["橙", "柑橘", "脐橙"]},
            {"id": "5g", "names": {"zh": "5G"}, "terms": ["5G"]}]}}
        """

    private func filled() throws -> TestProject {
        let project = try TestProject()
        try project.dropSamples()
        try project.run()
        return project
    }

    private func reclassify(
        _ project: TestProject, dryRun: Bool = false, store: any FileStore = DiskStore()
    ) throws -> ReclassifyReport {
        try Reclassification(project.project(), dryRun: dryRun, options: project.options(store)).run()
    }

    @Test("changes nothing where the topics are the same")
    func same() throws {
        let project = try filled()
        let before = try project.warehouse()
        let report = try reclassify(project)
        #expect(report.articles == 10 && report.moved == 0 && report.rewritten == 0)
        #expect(try project.warehouse() == before)
    }

    @Test("moves each row once, as a run with the new topics would have filed it; --dry-run only tells")
    func moves() throws {
        let project = try filled()
        let before = try project.warehouse()
        project.configuration = Self.changed
        let dry = try reclassify(project, dryRun: true)
        #expect(try project.warehouse() == before)
        let report = try reclassify(project)
        #expect(report.moves == dry.moves && report.moved > 0 && report.rewritten == dry.rewritten)
        let fresh = try TestProject(configuration: Self.changed)
        try fresh.dropSamples()
        try fresh.run()
        #expect(try project.rows() == fresh.rows())
        #expect(try Set(project.files(below: "warehouse")) == Set(fresh.files(below: "warehouse")))
        #expect(try project.verify().findings == [])
        #expect(try reclassify(project).moved == 0)
    }

    @Test("cut short at any change of a file, a run over an empty inbox leaves each row readable once")
    func nextRun() throws {
        let sound = try filled()
        let pages = try Set(sound.rows().map(Self.page(of:)))
        let reference = try TestProject(copying: sound)
        reference.configuration = Self.changed
        let counting = FailingStore(wrapping: DiskStore())
        _ = try reclassify(reference, store: counting)
        let changing: Set<StorageOperation> = [.rename, .remove, .removeFolder, .syncFolder]
        let steps = counting.steps.indices.filter { changing.contains(counting.steps[$0].operation) }
        #expect(steps.count > 20)
        for step in stride(from: 0, to: steps.count, by: 3).map({ steps[$0] }) {
            let project = try TestProject(copying: sound)
            project.configuration = Self.changed
            let store = FailingStore(wrapping: DiskStore(), plan: .stop(at: step))
            #expect(throws: (any Error).self) { try reclassify(project, store: store) }
            try project.run()
            let rows = try project.rows()
            #expect(
                rows.count == pages.count && Set(rows.map(Self.page(of:))) == pages, "cut short at operation \(step)")
            #expect(try project.verify().findings == [], "cut short at operation \(step)")
        }
    }

    /// The digest of the page that a row was made from.
    private static func page(of row: String) -> Substring {
        row.firstRange(of: "\"sha256\":\"").map { row[$0.upperBound...].prefix(64) } ?? ""
    }

    @Test("cut short at any file operation, it is finished by the next one with the same warehouse")
    func cutShort() throws {
        let sound = try filled()
        let reference = try TestProject(copying: sound)
        reference.configuration = Self.changed
        let counting = FailingStore(wrapping: DiskStore())
        _ = try reclassify(reference, store: counting)
        let expected = try reference.warehouse()
        for step in stride(from: 0, to: counting.count, by: max(1, counting.count / 12)) {
            let project = try TestProject(copying: sound)
            project.configuration = Self.changed
            let store = FailingStore(wrapping: DiskStore(), plan: .stop(at: step))
            #expect(throws: (any Error).self) { try reclassify(project, store: store) }
            _ = try reclassify(project)
            #expect(try project.warehouse() == expected, "cut short at operation \(step)")
            #expect(try project.verify().findings == [], "cut short at operation \(step)")
        }
    }
}
