import ArgumentParser

/// `measure runs PROGRAM FOLDER`
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "Run the real program over the HTML pages of a folder on one core and on two.",
        discussion:
            """
            Each round takes the yardstick, libxml2's bare tree parse of the same pages, and each kind of run once, one after \
            the other, so that a slow minute touches all of them; the ratios are the medians of the rounds'. A run with \
            --in-process shows what the worker processes cost.
            """
    )

    @Argument(help: "The policytrack executable.")
    var program: String

    @Argument(help: "A folder of pages.")
    var folder: String

    @Option(help: "Where to make the folders to run in.")
    var work = "/tmp"

    @Option(help: "Runs of each kind.")
    var rounds = 5

    /// What was measured one after the other.
    private struct Round {
        let treeParse: Double
        let oneCore, twoCores, inProcess: ProgramRun
    }

    func run() throws {
        let pages = try PageFolder(folder)
        let yardstick = try TreeParseTime(pages)
        let rounds = try (0..<max(1, rounds)).map { _ in
            Round(
                treeParse: yardstick.measure(), oneCore: try measure(pages, yardstick, jobs: 1, onOneCore: true),
                twoCores: try measure(pages, yardstick, jobs: 2),
                inProcess: try measure(pages, yardstick, jobs: 1, onOneCore: true, ["--in-process"]))
        }
        let parse = rounds.map(\.treeParse).median
        print(
            "\(yardstick.names.count) HTML pages, \(yardstick.bytes) bytes in UTF-8; tree parse alone \(parse.rounded(to: 3)) s CPU"
        )
        print(table(rounds, pages: yardstick.names.count))
        let speedUp = rounds.map { $0.oneCore.wall / $0.twoCores.wall }
        print("two cores: \(told(speedUp)) times the throughput of one")
        print("worker processes: \(told(rounds.map { $0.oneCore.cpu / $0.inProcess.cpu })) times the CPU time")
    }

    private func measure(
        _ pages: PageFolder, _ yardstick: TreeParseTime, jobs: Int, onOneCore: Bool = false, _ more: [String] = []
    ) throws -> ProgramRun {
        let workspace = try Workspace(in: work)
        try workspace.fill(from: pages) { yardstick.names.contains($0) }
        return try workspace.run(program, jobs: jobs, onOneCore: onOneCore, more)
    }

    /// Medians of the rounds.
    private func table(_ rounds: [Round], pages: Int) -> Table {
        var table = Table("run", "user s", "system s", "wall s", "pages/s", "CPU, ratio to tree parse", "peak MB")
        let kinds: [(String, KeyPath<Round, ProgramRun>)] = [
            ("one core", \.oneCore), ("two cores", \.twoCores), ("one core, in-process", \.inProcess),
        ]
        for (name, kind) in kinds {
            let runs = rounds.map { $0[keyPath: kind] }
            let wall = runs.map(\.wall).median
            table.add(
                name, runs.map(\.user).median.rounded(to: 2), runs.map(\.system).median.rounded(to: 2),
                wall.rounded(to: 2), (Double(pages) / wall).rounded(to: 0),
                rounds.map { $0[keyPath: kind].cpu / $0.treeParse }.median.rounded(to: 2),
                (runs.map { Double($0.peakMemory) }.median / 1e6).rounded(to: 0))
        }
        return table
    }

    private func told(_ ratios: [Double]) -> String {
        let (least, most) = (ratios.min() ?? 0, ratios.max() ?? 0)
        return "\(ratios.median.rounded(to: 2)) (\(least.rounded(to: 2)) to \(most.rounded(to: 2)))"
    }
}
