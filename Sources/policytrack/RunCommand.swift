import ArgumentParser
import Pipeline
import PipelineModel

extension Policytrack {
    /// `policytrack run`
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run",
            abstract: "Process the pages waiting in the inbox.",
            discussion: """
                Takes every page through all stages to the warehouse and out of the inbox. It can be repeated, and killed at \
                any moment: the next run finishes what was stored and does the rest. The summary goes to standard output, \
                everything else to standard error.

                Exit status: 0 done, 64 usage, 65 with --strict where pages were quarantined, 74 disk, 75 another run holds \
                the lock, 78 configuration; 130 or 143 where a signal ended it.
                """)

        @OptionGroup var shared: ConfigurationOption
        @Option(
            help: ArgumentHelp(
                "Pages prepared at the same time; as many as there are cores where not given.", valueName: "count"))
        var jobs: Int?
        @Option(help: ArgumentHelp("Pages to take at most.", valueName: "count"))
        var limit: Int?
        @Flag(help: "Print the report as a line of JSON.")
        var json = false
        @Flag(help: "Print nothing where all went well.")
        var quiet = false
        @Flag(help: "End with status 65 where pages were quarantined.")
        var strict = false
        @Flag(
            help: ArgumentHelp(
                "Prepare pages without worker processes.",
                discussion: "Saves a little time with pages you trust; a hostile one may end the run."))
        var inProcess = false
        @Flag(help: "Wait for another run to end instead of giving up.")
        var wait = false
        @Option(help: ArgumentHelp("Pages that one commit makes durable, for tests.", visibility: .hidden))
        var pagesPerCommit: Int?

        func validate() throws {
            if let jobs, !(1...256).contains(jobs) {
                throw ValidationError("'--jobs' must be 1 to 256, but is \(jobs).")
            }
            if let pagesPerCommit, pagesPerCommit < 1 {
                throw ValidationError("'--pages-per-commit' must be at least 1, but is \(pagesPerCommit).")
            }
            if let limit, limit < 1 { throw ValidationError("'--limit' must be at least 1, but is \(limit).") }
        }

        func run() throws {
            var request = RunRequest()
            request.configuration = shared.config
            request.options.jobs = jobs ?? request.options.jobs
            request.options.limit = limit
            request.options.pagesPerCommit = pagesPerCommit ?? request.options.pagesPerCommit
            request.options.waits = wait
            if inProcess { request.options.worker = nil }
            request.json = json
            request.quiet = quiet
            request.strict = strict
            try request.perform()
        }
    }
}
