import ArgumentParser
import Pipeline
import PipelineModel

/// What `policytrack run` was asked for, and how its end is told.
struct RunRequest {
    /// The configuration to use.
    var configuration = ConfigurationOption.defaultFile
    /// What the run takes, and by which processes: all of the inbox, by one worker a core.
    var options = {
        var options = RunOptions()
        options.jobs = RunOptions.cores
        options.worker = .current
        return options
    }()
    /// The report goes to standard output as a line of JSON.
    var json = false
    /// Nothing is printed where all went well.
    var quiet = false
    /// Quarantined pages end the program with status 65.
    var strict = false

    /// Runs over the inbox.
    func perform() throws {
        var options = options
        let signals = StopSignals()
        options.shouldStop = { signals.received != nil }
        let bar = ProgressLine(isShown: StandardError.isTerminal && !quiet)
        options.progress = { bar.show($0) }
        let report = try PageRun(try Project.open(configuration), options: options).run()
        bar.clear()
        if json {
            print(try JSONText(report))
        } else if !quiet {
            print(TerminalText.escape(report.summary))
        } else if report.needsAttention {
            StandardError.write("policytrack: \(TerminalText.escape(report.summary))\n")
        }
        if let signal = signals.received { throw ExitCode(128 + signal) }
        if strict && report.quarantined > 0 { throw ExitCode(ExitStatus.data.rawValue) }
    }
}

extension RunRequest {
    /// The request of a command line that cron writes: `run`, with nothing behind it but flags of what is printed and how
    /// the program ends.
    ///
    /// Setting up the parser of all the commands takes a third of the time of a run over an empty inbox, the most frequent
    /// run of all, and these lines leave it nothing to parse.
    ///
    /// - Parameter arguments: The program's arguments without its name.
    /// - Returns: `nil` where anything else was said, which is the parser's to read.
    init?(plain arguments: [String]) {
        guard arguments.first == "run" else { return nil }
        self.init()
        for argument in arguments.dropFirst() {
            switch argument {
            case "--quiet": quiet = true
            case "--json": json = true
            case "--strict": strict = true
            default: return nil
            }
        }
    }
}
