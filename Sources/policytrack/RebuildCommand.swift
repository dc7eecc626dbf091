import ArgumentParser
import Pipeline

extension Policytrack {
    /// `policytrack rebuild`
    struct Rebuild: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild",
            abstract: "Make the ledger and the index anew from the warehouse.",
            discussion: """
                For a ledger that was lost or damaged, and for a warehouse that was put back from a backup. Pages are not needed; \
                where they are kept, the ledger learns where they lie. The old ledger is replaced in one instant, at the end. \
                Afterwards the same pages add nothing again.

                Exit status: 0 done, 74 disk, 75 another run holds the lock, 78 configuration.
                """)

        @OptionGroup var shared: ConfigurationOption
        @Flag(help: "Print the report as a line of JSON.")
        var json = false
        @Flag(help: "Wait for another run to end instead of giving up.")
        var wait = false

        func run() throws {
            var options = RunOptions()
            options.waits = wait
            let report = try LedgerRebuild(try shared.project(), options: options).run()
            if json { print(try JSONText(report)) } else { print(TerminalText.escape(report.summary)) }
        }
    }
}
