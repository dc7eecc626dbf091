import ArgumentParser
import CCounts

/// `measure stages FOLDER`
struct StagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stages",
        abstract:
            "Time each stage alone on the HTML pages of a folder, beside libxml2's bare tree parse of the same bytes.",
        discussion: """
            Stages take turns for some rounds, and the best round of each counts, so that what else the machine does \
            disturbs them alike. CPU time of one thread.
            """
    )

    @Argument(help: "A folder of pages.")
    var folder: String

    @Option(help: "Rounds.")
    var rounds = 5

    @Option(help: "Only this stage, as for a profiler; ratios are to itself.")
    var only: String?

    func run() throws {
        let inputs = try StageInputs(PageFolder(folder))
        let all = try MeasuredStage.all(inputs)
        let stages = (all + (try MeasuredStage.comparisons(inputs))).filter { only == nil || $0.name == only }
        guard !stages.isEmpty else { throw ValidationError("No stage has the name given to --only.") }
        var best = [Int](repeating: .max, count: stages.count)
        var allocations = [Int](repeating: 0, count: stages.count)
        var witness = 0
        for _ in 0..<max(1, rounds) {
            for (index, stage) in stages.enumerated() {
                let blocks = policytrack_allocations()
                let start = policytrack_cpu_time()
                witness &+= try stage.run()
                best[index] = min(best[index], policytrack_cpu_time() - start)
                allocations[index] = policytrack_allocations() - blocks
            }
        }
        print(
            "\(inputs.pages.count) HTML pages, \(stages[0].bytes) bytes in UTF-8, \(inputs.articles.count) articles (\(witness))"
        )
        print(table(stages, best, allocations, pages: inputs.pages.count, sumOf: all.count))
    }

    /// - Parameter sumOf: How many of the first belong to the sum of all stages; what comes after stands for comparison.
    private func table(
        _ stages: [MeasuredStage], _ times: [Int], _ allocations: [Int], pages: Int, sumOf count: Int
    ) -> Table {
        var table = Table("stage", "ms", "ratio to tree-parse", "MB/s of its input", "allocations a page")
        var sum = 0.0
        for (index, stage) in stages.enumerated() {
            let ratio = Double(times[index]) / Double(times[0])
            if (2..<count).contains(index) { sum += ratio }
            table.add(
                stage.name, (Double(times[index]) / 1e6).rounded(to: 1), ratio.rounded(to: 3),
                (Double(stage.bytes) * 1e3 / Double(times[index])).rounded(to: 1),
                (Double(allocations[index]) / Double(pages)).rounded(to: 1))
        }
        table.add("all stages", "", sum.rounded(to: 3), "", "")
        return table
    }
}
