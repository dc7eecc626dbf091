import ArgumentParser

/// `measure runs PROGRAM FOLDER`
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "Run the real program over the HTML pages of a folder on one core and on two.",
        discussion:
            """
            The yardstick, libxml2's bare tree parse of the same pages, is taken before and after; the better counts. A run \
            with --in-process shows what the worker processes cost.
            """
    )

    @Argument(help: "The policytrack executable.")
    var program: String

    @Argument(help: "A folder of pages.")
    var folder: String

    @Option(help: "Where to make the folders to run in.")
    var work = "/tmp"

    @Option(help: "Runs of each kind; the best counts.")
    var rounds = 3

    func run() throws {
        let pages = try PageFolder(folder)
        let before = try TreeParseTime(pages)
        let one = try best("one core", pages, before.names, jobs: 1, onOneCore: true)
        let two = try best("two cores", pages, before.names, jobs: 2)
        let inside = try best("one core, in-process", pages, before.names, jobs: 1, onOneCore: true, ["--in-process"])
        let yardstick = min(before.seconds, try TreeParseTime(pages).seconds)
        print(
            "\(before.names.count) HTML pages, \(before.bytes) bytes in UTF-8; tree parse alone \(yardstick.rounded(to: 3)) s CPU"
        )
        print(table([one, two, inside], yardstick, pages: before.names.count))
        print("two cores: \((one.run.wall / two.run.wall).rounded(to: 2)) times the throughput of one")
        print("worker processes: \((one.run.cpu / inside.run.cpu).rounded(to: 2)) times the CPU time")
    }

    /// The run of least CPU time, with the least time by the clock of all.
    private func best(
        _ name: String, _ pages: PageFolder, _ names: Set<String>, jobs: Int, onOneCore: Bool = false,
        _ more: [String] = []
    ) throws -> (name: String, run: ProgramRun) {
        let runs = try (0..<max(1, rounds)).map { _ in
            let workspace = try Workspace(in: work)
            try workspace.fill(from: pages) { names.contains($0) }
            return try workspace.run(program, jobs: jobs, onOneCore: onOneCore, more)
        }
        guard let best = runs.min(by: { $0.cpu < $1.cpu }), let wall = runs.map(\.wall).min() else {
            preconditionFailure("there is at least one round")
        }
        return (name, best.with(wall: wall))
    }

    private func table(_ runs: [(name: String, run: ProgramRun)], _ yardstick: Double, pages: Int) -> Table {
        var table = Table("run", "user s", "system s", "wall s", "pages/s", "CPU, ratio to tree parse", "peak MB")
        for (name, run) in runs {
            table.add(
                name, run.user.rounded(to: 2), run.system.rounded(to: 2), run.wall.rounded(to: 2),
                (Double(pages) / run.wall).rounded(to: 0), (run.cpu / yardstick).rounded(to: 2),
                (Double(run.peakMemory) / 1e6).rounded(to: 0))
        }
        return table
    }
}
