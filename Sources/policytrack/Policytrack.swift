import ArgumentParser

/// The command line of policytrack: each command's words stand in a file of their own, its work in `Pipeline`.
@main
struct Policytrack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policytrack",
        abstract: "Follow China's digital policy in saved news pages.",
        subcommands: []
    )
}
