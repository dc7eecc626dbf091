import Foundation
import Pipeline
import Testing

@Suite("policytrack verify")
struct VerificationTests {
    @Test("finds nothing after a run, and nothing after a second one")
    func agrees() throws {
        let project = try TestProject()
        try project.dropSamples()
        try project.run()
        #expect(try project.verify().findings == [])
        try project.dropSamples()
        try project.run()
        let report = try project.verify()
        #expect(report.findings == [])
        #expect(report.summary.rows == 11)
    }

    @Test("names the file for each of 50 random bit flips, cuts, additions and removals in the warehouse")
    func harm() throws {
        let project = try TestProject()
        try project.dropSamples()
        try project.run()
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix(state: seed)
        let files = try project.files(below: "warehouse")
        for number in 0..<50 {
            let file = files[Int.random(in: 0..<files.count, using: &random)]
            let sound = try project.read(file)
            var harmed = sound
            let place = Int.random(in: 0..<sound.count, using: &random)
            switch number % 4 {
            case 0: harmed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: harmed.removeLast(sound.count - place)
            case 2: harmed += harmed.prefix(place + 1)
            default: try project.remove(file)
            }
            if number % 4 != 3 { try project.write(harmed, to: file) }
            let findings = try project.verify().findings
            #expect(findings.contains { $0.place.hasSuffix(file) }, "seed \(seed), harm \(number) to \(file)")
            try project.write(sound, to: file)
        }
        #expect(try project.verify().findings == [])
    }

    @Test("names foreign files, pages that are gone or were changed, and pages nobody processed")
    func pagesAndStrangers() throws {
        let project = try TestProject()
        try project.dropSamples()
        try project.write(Data("<html>".utf8), to: "inbox/empty.html")
        try project.run()
        let pages = try project.files(below: "inbox/_processed")
        try project.remove(pages[0])
        try project.write(Data("other".utf8), to: pages[1])
        let note = try #require(try project.files(below: "inbox/_quarantine").first { $0.hasSuffix(".reason.json") })
        try project.remove(String(note.dropLast(".reason.json".count)))
        try project.write(Data(), to: "warehouse/articles/notes.txt")
        let places = Set(try project.verify().findings.map(\.place))
        for expected in [pages[0], pages[1], note, "warehouse/articles/notes.txt"] {
            #expect(places.contains { $0.hasSuffix(expected) }, "\(expected)")
        }
    }

    @Test("finds a damaged index")
    func index() throws {
        let project = try TestProject()
        try project.dropSamples()
        try project.run()
        let segment = try #require(try project.files(below: ".policytrack/index").first)
        var content = try project.read(segment)
        content[content.count / 2] ^= 1
        try project.write(content, to: segment)
        #expect(try project.verify().findings.map(\.place).contains { $0.hasSuffix(segment) })
    }
}

/// SplitMix64, from Vigna's public-domain code: the same numbers for a seed everywhere.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
