import Foundation
import Pipeline
import Testing
import Warehouse

struct ConfigurationTests {
    private func problems(_ text: String) -> [String] {
        do {
            _ = try PipelineConfiguration.read(Array(text.utf8), file: "pipeline.json")
            return []
        } catch {
            return error.problems.map { problem in
                let place = problem.place.map { "\($0.line):\($0.column) " } ?? ""
                return "\(place)\(problem.key): \(problem.message)"
            }
        }
    }

    @Test("an empty object is a working file, and the user's own keys are let be")
    func empty() {
        #expect(problems("{}") == [])
        #expect(problems(#"{"$schema": "pipeline.schema.json", "version": 1, "x-note": {"any": ["thing"]}}"#) == [])
    }

    @Test("the warehouse is a path, or an object with one")
    func warehouse() throws {
        let short = try PipelineConfiguration.read(Array(#"{"warehouse": "rows"}"#.utf8), file: "f")
        let long = try PipelineConfiguration.read(
            Array(#"{"warehouse": {"path": "rows", "rollBytes": 65536}}"#.utf8), file: "f")
        #expect(short.warehouse.path == "rows")
        #expect(short.warehouse.rollBytes == 8 << 20)
        #expect(long.warehouse.path == "rows")
        #expect(long.warehouse.rollBytes == 65536)
        #expect(
            problems(#"{"warehouse": 5}"#) == [
                "1:15 warehouse: must be the path of a folder or an object {…}, but is 5"
            ])
    }

    @Test("all problems are reported at once, each with its place, what is allowed and what was found")
    func all() {
        let text = """
            {
              "inbx": "inbox",
              "extract": {"minimumTextLength": -5},
              "warehouse": {"rollBytes": "big"},
              "inbox": "",
              "inbox": "a"
            }
            """
        #expect(
            problems(text) == [
                #"2:3 inbx: unknown key. Did you mean "inbox"?"#,
                "3:36 extract.minimumTextLength: must be an integer from 0 to 100000, but is -5",
                #"4:30 warehouse.rollBytes: must be an integer from 4096 to 1073741824, but is "big""#,
                #"5:12 inbox: must be the path of a folder, but is """#,
                "6:3 inbox: stands twice. Remove one of them",
            ])
    }

    @Test(
        "a syntax error is shown where it stands",
        arguments: [
            ("", "1:1 : expected a value, found the end of the file"),
            ("\u{FEFF}{}", "1:1 : starts with a byte-order mark. Save the file as UTF-8 without BOM"),
            ("{\n  \"inbox\": \"a\",\n}", "3:1 : has a comma before '}'. Remove it"),
            ("{ // note\n}", "1:3 : expected a key in double quotes, found a comment, which JSON does not have"),
            ("{\"a\" 1}", "1:6 : expected ':' after \"a\", found '1'"),
            ("{} x", "1:4 : expected the end of the file, found 'x'"),
            (#"{"inbox": "\x"}"#, "1:12 : is an escape that JSON does not have"),
            (#"{"inbox": "\ud800"}"#, "1:12 : is half of a surrogate pair"),
            (#"{"inbox": 012}"#, "1:11 : '012' is not a number as JSON writes it"),
            ("[", "1:2 : expected a value, found the end of the file"),
        ])
    func syntax(text: String, problem: String) {
        #expect(problems(text) == [problem])
    }

    @Test("nesting without end is refused, not followed")
    func deep() {
        let text = String(repeating: "[", count: 100_000)
        #expect(problems(text) == ["1:65 : is nested deeper than 64 levels"])
    }

    @Test("a file that is not UTF-8 is told so")
    func encoding() {
        #expect(throws: ConfigurationError.self) {
            try PipelineConfiguration.read([0x7B, 0xFF, 0x7D], file: "pipeline.json")
        }
    }

    @Test("the message names the file, every place, and that nothing was run")
    func message() {
        do {
            _ = try PipelineConfiguration.read(Array(#"{"stat": 1}"#.utf8), file: "my/pipeline.json")
            Issue.record("an unknown key was accepted")
        } catch {
            #expect(
                error.description == """
                    my/pipeline.json has a problem; nothing was run
                      my/pipeline.json:1:2: stat: unknown key. Did you mean "state"?
                    """)
        }
    }
}

struct ConfigurationSchemaTests {
    private func file(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }

    @Test("pipeline.schema.json is what the options declare; make it anew with 'policytrack schema'")
    func golden() throws {
        #expect(try file("pipeline.schema.json") == PipelineConfiguration.schema)
    }

    @Test("the project's own pipeline.json is good")
    func ownConfiguration() throws {
        let text = try file("pipeline.json")
        #expect(throws: Never.self) { try PipelineConfiguration.read(Array(text.utf8), file: "pipeline.json") }
    }
}
