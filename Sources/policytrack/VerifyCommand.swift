import ArgumentParser
import Pipeline

extension Policytrack {
    /// `policytrack verify`
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Prove that warehouse, ledger, index and pages agree.",
            discussion: """
                Reads everything once: each part and row of the warehouse, the ledger, the index of known articles, and the \
                pages kept in _processed and _quarantine. Prints a line for each place where they do not agree, with what was \
                found, what was expected and what to do.

                --repair finishes what a killed run began, writes damaged parts anew from the rows that are sound, puts what is \
                foreign or damaged aside in the state folder, and makes the index anew where it must. Pages of lost rows go back \
                to the inbox, for the next run to take them in again.

                Exit status: 0 all agree, 74 they do not, 75 another run holds the lock, 78 bad configuration.
                """)

        @OptionGroup var shared: ConfigurationOption
        @Flag(help: "Put right what can be, then compare again.")
        var repair = false
        @Flag(help: "Print JSON lines, one a finding, then a summary.")
        var json = false
        @Flag(help: "Wait for another run to end instead of giving up.")
        var wait = false

        func run() throws {
            var options = RunOptions()
            options.waits = wait
            let verification = Verification(try shared.project(), options: options)
            let report = repair ? try verification.repair() : try verification.run()
            if json {
                for finding in report.findings { print(try JSONText(finding)) }
                print(try JSONText(report.summary))
            } else {
                for repair in report.summary.repairs { print(TerminalText.escape(repair)) }
                for finding in report.findings { print(TerminalText.escape(finding.line)) }
                print(Self.summary(report.summary))
            }
            if report.summary.findings > 0 { throw ExitCode(ExitStatus.disk.rawValue) }
        }

        private static func summary(_ counts: VerifyReport.Summary) -> String {
            let seen = "\(counts.rows) rows in \(counts.parts) parts, \(counts.pages) pages kept"
            return counts.findings == 0
                ? "All agree: \(seen)." : "\(counts.findings) places do not agree. Looked at \(seen)."
        }
    }
}
