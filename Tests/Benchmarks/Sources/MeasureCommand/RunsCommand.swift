import ArgumentParser

/// `measure runs PROGRAM FOLDER`
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "Run the real program over the HTML pages of a folder with one worker and with two.",
        discussion:
            "The yardstick, libxml2's bare tree parse of the same pages, is taken before and after; the better counts."
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
        var runs: [(jobs: Int, run: ProgramRun)] = []
        for jobs in [1, 2] {
            let results = try (0..<max(1, rounds)).map { _ in
                let workspace = try Workspace(in: work)
                try workspace.fill(from: pages) { before.names.contains($0) }
                return try workspace.run(program, jobs: jobs)
            }
            guard let best = results.min(by: { $0.cpu < $1.cpu }), let fastest = results.map(\.wall).min() else {
                continue
            }
            runs.append((jobs, best.with(wall: fastest)))
        }
        let yardstick = min(before.seconds, try TreeParseTime(pages).seconds)
        print(
            "\(before.names.count) HTML pages, \(before.bytes) bytes in UTF-8; tree parse alone \(yardstick.rounded(to: 3)) s CPU"
        )
        print(table(runs, yardstick, pages: before.names.count))
        if let one = runs.first, let two = runs.last {
            print("two workers: \((one.run.wall / two.run.wall).rounded(to: 2)) times the throughput of one")
        }
    }

    private func table(_ runs: [(jobs: Int, run: ProgramRun)], _ yardstick: Double, pages: Int) -> Table {
        var table = Table("jobs", "user s", "system s", "wall s", "pages/s", "CPU, ratio to tree parse", "peak MB")
        for (jobs, run) in runs {
            table.add(
                String(jobs), run.user.rounded(to: 2), run.system.rounded(to: 2), run.wall.rounded(to: 2),
                (Double(pages) / run.wall).rounded(to: 0), (run.cpu / yardstick).rounded(to: 2),
                (Double(run.peakMemory) / 1e6).rounded(to: 0))
        }
        return table
    }
}
