import Foundation
import Pipeline
import Storage
import Testing

@Suite("policytrack verify --repair")
struct RepairTests {
    @Test("brings every row back after random harm to the warehouse, with the next run")
    func harm() throws {
        let sound = try TestProject()
        try sound.dropSamples()
        try sound.run()
        for number in 0..<6 { try harm(TestProject(copying: sound), number, ids: Self.ids(sound)) }
    }

    private func harm(_ project: TestProject, _ number: Int, ids: Set<String>) throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix(state: seed)
        let files = try project.files(below: "warehouse")
        for file in files.shuffled(using: &random).prefix(3) {
            var content = try project.read(file)
            let place = Int.random(in: 0..<content.count, using: &random)
            switch number % 3 {
            case 0: content[place] ^= 4
            case 1: content.removeLast(content.count - place)
            default: content += content.prefix(place + 1)
            }
            try project.write(content, to: file)
        }
        try project.remove(files[number])
        try project.write(Data("x".utf8), to: "warehouse/articles/strange")
        _ = try project.repair()
        try project.run()
        #expect(try project.verify().findings == [], "seed \(seed)")
        #expect(try Self.ids(project) == ids, "seed \(seed)")
        #expect(try project.files(below: "warehouse").contains("warehouse/articles/strange") == false)
    }

    @Test("cut short at any file operation, it can be repeated, and no row is lost")
    func cutShort() throws {
        let harmed = try TestProject()
        try harmed.dropSamples()
        try harmed.run()
        let ids = try Self.ids(harmed)
        let files = try harmed.files(below: "warehouse/articles")
        try harmed.write(try harmed.read(files[0]).dropLast(9), to: files[0])
        try harmed.remove(files[1])
        try harmed.write(Data("x".utf8), to: "warehouse/strange")
        let counting = FailingStore(wrapping: DiskStore())
        let reference = try TestProject(copying: harmed)
        _ = try Verification(reference.project(), options: reference.options(counting)).repair()
        // The audits before and after only read; what is between them is tried more closely.
        let changing: Set<StorageOperation> = [.rename, .renameWithoutReplacing, .remove, .link, .create, .sync]
        let steps = counting.steps.indices.filter { changing.contains(counting.steps[$0].operation) }
        #expect(steps.count > 6)
        for step in steps {
            let project = try TestProject(copying: harmed)
            let store = FailingStore(wrapping: DiskStore(), plan: .stop(at: step))
            #expect(throws: (any Error).self) {
                try Verification(project.project(), options: project.options(store)).repair()
            }
            _ = try project.repair()
            try project.run()
            #expect(try project.verify().findings == [], "cut short at operation \(step)")
            #expect(try Self.ids(project) == ids, "cut short at operation \(step)")
        }
    }

    @Test("leaves a sound project alone")
    func sound() throws {
        let project = try TestProject()
        try project.dropSamples()
        try project.run()
        let before = try project.warehouse()
        let report = try project.repair()
        #expect(report.findings == [] && report.summary.repairs == [])
        #expect(try project.warehouse() == before)
    }

    @Test("makes a damaged index anew, and says which rows are lost where their pages were not kept")
    func withoutPages() throws {
        let project = try TestProject()
        try project.dropSamples()
        try project.run()
        for segment in try project.files(below: ".policytrack/index") { try project.remove(segment) }
        try project.remove("inbox/_processed")
        let file = try #require(try project.files(below: "warehouse/articles").last)
        try project.remove(file)
        let report = try project.repair()
        #expect(report.summary.repairs.contains { $0.contains("is lost") }, "\(report.summary.repairs)")
        try project.dropSamples()
        try project.run()
        #expect(try project.verify().findings == [])
        #expect(try project.rows().count == 11)
    }

    /// The texts known, and the pages their rows were made from.
    static func ids(_ project: TestProject) throws -> Set<String> {
        Set(
            try project.rows().map { line in
                let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                let page = row?["page"] as? [String: Any]
                return "\(row?["id"] ?? "") \(page?["sha256"] ?? "")"
            })
    }
}
