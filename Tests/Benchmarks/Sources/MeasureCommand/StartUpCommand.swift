import ArgumentParser

/// `measure start-up PROGRAM`
struct StartUpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start-up",
        abstract: "Run the program on an empty inbox, in a fresh folder or in one with a warehouse."
    )

    @Argument(help: "The policytrack executable.")
    var program: String

    @Option(help: "A folder with a pipeline.json, an empty inbox and a warehouse. (default: a fresh one)")
    var folder: String?

    @Option(help: "Runs; the median counts.")
    var rounds = 15

    func run() throws {
        let workspace = try Workspace(in: "/tmp")
        let folder = folder ?? workspace.path
        _ = try ProgramRun(program, ["run", "--quiet"], in: folder)
        let runs = try (0..<max(1, rounds)).map { _ in try ProgramRun(program, ["run", "--quiet"], in: folder) }
        var table = Table("empty inbox", "CPU ms", "wall ms")
        let cpu = runs.map(\.cpu).sorted()
        let wall = runs.map(\.wall).sorted()
        table.add("best", (cpu[0] * 1e3).rounded(to: 1), (wall[0] * 1e3).rounded(to: 1))
        table.add("median", (cpu.median * 1e3).rounded(to: 1), (wall.median * 1e3).rounded(to: 1))
        print(table)
    }
}
