import ArgumentParser
import Pipeline

extension Policytrack {
    /// `policytrack reclassify`
    struct Reclassify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reclassify",
            abstract: "File the articles of the warehouse again, by the topics as they are now.",
            discussion: """
                For after a change of topics in pipeline.json. Rows whose first topic changes move to its partition; topics, \
                scores and evidence are brought up to date; everything else stays. No page is needed. It can be killed and \
                repeated.

                Exit status: 0 done, 74 disk, 75 another run holds the lock, 78 configuration.
                """)

        @OptionGroup var shared: ConfigurationOption
        @Flag(help: "Only tell what would move.")
        var dryRun = false
        @Flag(help: "Print the report as a line of JSON.")
        var json = false
        @Flag(help: "Wait for another run to end instead of giving up.")
        var wait = false

        func run() throws {
            var options = RunOptions()
            options.waits = wait
            let report = try Reclassification(try shared.project(), dryRun: dryRun, options: options).run()
            if json { print(try JSONText(report)) } else { print(TerminalText.escape(report.summary)) }
        }
    }
}
