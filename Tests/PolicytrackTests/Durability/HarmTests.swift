import Foundation
import Testing

/// Flipped bits, cuts and removals anywhere a project keeps what it must not lose: `verify` names the file, and
/// `verify --repair` with a run restores every row. Long form: script/test-durability harm.
@Suite("harm")
struct HarmTests {
    /// One file harmed.
    private struct Harm: CustomStringConvertible {
        let file: String
        let description: String
        /// What the file holds afterwards; `nil` where it is gone.
        let content: Data?

        init(of project: DurableProject, _ files: [String], using random: inout SplitMix) throws {
            file = files[Int.random(in: 0..<files.count, using: &random)]
            let sound = try Data(contentsOf: project.workplace.path(file))
            let place = Int.random(in: 0..<sound.count, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<6:
                var flipped = sound
                let bit = UInt8.random(in: 0..<8, using: &random)
                flipped[place] ^= 1 << bit
                (content, description) = (flipped, "bit \(bit) of byte \(place) of \(file) flipped")
            case 6..<9: (content, description) = (sound.prefix(place), "\(file) cut to \(place) bytes")
            default: (content, description) = (nil, "\(file) removed")
            }
        }

        func harm(_ project: DurableProject) throws {
            let path = project.workplace.path(file)
            if let content { try content.write(to: path) } else { try FileManager.default.removeItem(at: path) }
        }
    }

    @Test("each is found, and repaired", arguments: [0, 1])
    func found(shard: Int) throws {
        let harms = LongForm.count("POLICYTRACK_HARMS", suite: 6) / 2
        let pages = DurablePages.make(40)
        let expected = try DurableProject.Expected(pages: pages)
        let sound = try DurableProject(pages: pages)
        try #require(try sound.run().status == 0)
        let contents = try sound.contents()
        // Of pages with the same bytes only one is known by its place: another that is harmed is a page of its own.
        let copies = Dictionary(grouping: contents.keys) { contents[$0] }.values.filter { $0.count > 1 }.joined()
        let files = Set(contents.keys).subtracting(copies).sorted().filter { file in
            ["warehouse/", "inbox/_processed/", ".policytrack/index/"].contains { file.hasPrefix($0) }
        }
        let ids = try Self.ids(sound)
        let stamps = try Self.stamps(sound)
        var random = SplitMix(seed: LongForm.seed, stream: shard)
        for number in 0..<harms {
            LongForm.progress(number, "harms")
            let project = try DurableProject(contents: contents, folders: sound.folders())
            let harm = try Harm(of: project, files, using: &random)
            try harm.harm(project)
            let place: Comment = "\(harm), harm \(number), seed \(LongForm.seed)"
            let found = try project.workplace.run("verify")
            #expect(found.status != 0 && found.output.contains(harm.file), place)
            _ = try project.workplace.run("verify", "--repair")
            #expect(try project.run().status == 0, place)
            #expect(try project.workplace.run("verify").status == 0, place)
            #expect(try Self.ids(project) == ids, place)
            #expect(try Self.stamps(project) == stamps, place)
        }
        LongForm.report("\(harms) random harms found and repaired, \(expected.rows.count) rows")
    }

    /// The texts known, and the pages their rows were made from.
    private static func ids(_ project: DurableProject) throws -> Set<String> { try values(project, ["id", "page"]) }

    /// When, and by which run, each page was stored.
    private static func stamps(_ project: DurableProject) throws -> Set<String> {
        try values(project, ["page", "run", "ingested_at"])
    }

    private static func values(_ project: DurableProject, _ keys: [String]) throws -> Set<String> {
        Set(
            try project.workplace.rows(below: "warehouse").map { row in
                keys.map { key in
                    let value = row[key]
                    return "\((value as? [String: Any])?["sha256"] ?? value ?? "")"
                }.joined(separator: " ")
            })
    }
}
