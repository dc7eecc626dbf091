import ArgumentParser
import Pipeline

extension Policytrack {
    /// What `run` starts for each job.
    struct Worker: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "worker",
            abstract: "Prepare pages for a run, shut off from everything else.", shouldDisplay: false)

        func run() throws { try WorkerLoop().run() }
    }
}
