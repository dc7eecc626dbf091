import ArgumentParser
import Glibc

/// The command line of policytrack: each command's words stand in a file of their own, its work in `Pipeline`.
///
/// Each command names itself: a name made of its type's costs a search of all the program's conformances, a third of the
/// time of a run over an empty inbox for the twenty-five of them.
@main
struct Policytrack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policytrack",
        abstract: "Follow China's digital policy in saved news pages.",
        discussion: """
            Drop saved pages into the inbox, let cron call 'policytrack run', read the warehouse.

            Exit status: 0 done, 64 usage, 65 bad input (or --strict and pages were quarantined), 74 disk, \
            75 another run holds the lock, 78 configuration.
            """,
        subcommands: [
            Run.self, Unpack.self, Inspect.self, Explain.self, Extract.self, Normalise.self, Dedupe.self, Classify.self,
            Evaluate.self, Train.self, Label.self,
            Verify.self, Rebuild.self, QuarantineCommand.self, Reclassify.self, Check.self, Init.self, Schema.self,
            Worker.self,
        ]
    )

    /// Runs the command that the arguments name. What a command throws becomes one message on standard error and an
    /// exit status of sysexits.h.
    static func main() async {
        signal(SIGPIPE, SIG_DFL)  // A closed pipe ends the program quietly, as users of head(1) expect.
        do {
            if let request = RunRequest(plain: Array(CommandLine.arguments.dropFirst())) {
                return try request.perform()
            }
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard let status = ExitStatus(error) else { exit(withError: error) }
            StandardError.write("policytrack: \(TerminalText.escape("\(error)"))\n")
            Glibc.exit(status.rawValue)
        }
    }
}
