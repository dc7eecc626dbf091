import Foundation
import Testing

/// What the program says, and the status it ends with, word for word.
struct MessageTests {
    @Test("help says what a command does and what its exit status means")
    func help() throws {
        let workplace = try Workplace()
        let outcome = try workplace.run("check", "--help")
        #expect(outcome.status == 0)
        #expect(
            outcome.output == """
                OVERVIEW: Check pipeline.json.

                Reports every problem at once, each with its place, what is allowed, what was
                found and, where one is near, what was probably meant. Nothing is run and
                nothing is changed.

                Exit status: 0 the file is good, 78 it is not.

                USAGE: policytrack check [--config <file>]

                OPTIONS:
                  --config <file>         The configuration to use. (default: pipeline.json)
                  -h, --help              Show help information.


                """)
    }

    @Test("the first page of help names every command")
    func overview() throws {
        let output = try Workplace().run("--help").output
        for command in [
            "run", "inspect", "explain", "extract", "normalise", "dedupe", "classify", "evaluate", "train", "label",
            "reclassify", "verify", "rebuild", "quarantine", "check", "init", "schema",
        ] {
            #expect(output.contains("\n  \(command) "), "\(command)")
        }
        #expect(!output.contains("worker"))
    }

    @Test("an unknown option is a usage error")
    func usage() throws {
        let outcome = try Workplace().run("run", "--job", "2")
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("--job"))
    }

    @Test(
        "flags mean the same where the parser is left out and where an option calls for it",
        arguments: [[], ["--quiet"], ["--json"], ["--strict"], ["--json", "--strict"], ["--quiet", "--strict"]])
    func plainRun(flags: [String]) throws {
        let outcomes = try [[], ["--jobs", "1"]].map { option in
            let workplace = try Workplace()
            try workplace.write("<html>nothing", to: "inbox/nothing.html")
            return try workplace.start(["run"] + flags + option).finish()
        }
        for outcome in outcomes {
            #expect(outcome.status == (flags.contains("--strict") ? 65 : 0))
            #expect(outcome.output.hasPrefix("{") == flags.contains("--json"), "\(outcome.output)")
            #expect(outcome.errors.isEmpty != (flags == ["--quiet"] || flags == ["--quiet", "--strict"]))
        }
        #expect(outcomes[0].output.isEmpty == outcomes[1].output.isEmpty)
        #expect(outcomes[0].errors == outcomes[1].errors)
    }

    @Test("without a pipeline.json a run says how to make one")
    func noConfiguration() throws {
        let outcome = try Workplace(configuration: nil).run("run")
        #expect(outcome.status == 78)
        #expect(
            outcome.errors == """
                policytrack: there is no pipeline.json here. Run 'policytrack init' to make one, or name one with --config FILE

                """)
    }

    @Test("a broken pipeline.json is refused whole, with every problem")
    func brokenConfiguration() throws {
        let workplace = try Workplace(configuration: #"{"inbx": "a", "state": 3}"#)
        let outcome = try workplace.run("run")
        #expect(outcome.status == 78)
        #expect(
            outcome.errors == """
                policytrack: pipeline.json has 2 problems; nothing was run
                  pipeline.json:1:2: inbx: unknown key. Did you mean "inbox"?
                  pipeline.json:1:24: state: must be the path of a folder, but is 3

                """)
    }

    @Test("an inbox that is not there is named")
    func noInbox() throws {
        let workplace = try Workplace(configuration: #"{"inbox": "nowhere"}"#)
        let outcome = try workplace.run("run")
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("nowhere"))
        #expect(outcome.output == "")
    }

    @Test("a clean run prints nothing with --quiet, and an empty inbox is said otherwise")
    func quiet() throws {
        let workplace = try Workplace()
        let silent = try workplace.run("run", "--quiet")
        #expect(silent.status == 0 && silent.output == "" && silent.errors == "")
        #expect(try workplace.run("run").output == "Nothing to do: the inbox holds no new page.\n")
    }

    @Test("pages that are no text are quarantined with a reason a person understands, and --strict says so")
    func strict() throws {
        let workplace = try Workplace()
        try workplace.write(Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), to: "inbox/picture.html")
        let outcome = try workplace.run("run", "--strict")
        #expect(outcome.status == 65)
        let note = try String(
            contentsOf: workplace.path("inbox/_quarantine/not-text/picture.html.reason.json"), encoding: .utf8)
        #expect(note.contains("PNG"))
    }

    @Test("control characters of a page's name do not reach the terminal")
    func escaped() throws {
        let workplace = try Workplace()
        let outcome = try workplace.run("explain", "no\u{1B}[31mthing")
        #expect(outcome.status == 65)
        #expect(!outcome.errors.contains("\u{1B}"))
    }
}
