import ArgumentParser
import CCounts
import Corpus
import Foundation
import Normalise

/// `measure counts FOLDER`
struct CountsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "counts",
        abstract: "Count instructions and allocations of each stage; compare them with committed thresholds.",
        discussion: """
            Counts do not depend on what else the machine does. Instructions are counted by valgrind's callgrind and given as \
            a ratio to libxml2's bare tree parse; allocations are given for each page. Each stage runs once before it is \
            counted, so that tables are built. What building those of Normalise costs is counted first, with one short \
            damaged text.
            """
    )

    @Argument(help: "A folder of pages.")
    var folder: String

    @Option(help: "A file of thresholds: exit status 1 where a count is more than 15 % above its own.")
    var check: String?

    @Option(help: "Write the counts as new thresholds into this file.")
    var record: String?

    @Flag(help: ArgumentHelp("Count in this process, which callgrind runs.", visibility: .hidden))
    var inside = false

    func run() throws {
        if inside { return try count() }
        let counts = try Callgrind.count(folder)
        print(table(counts))
        if let record { try counts.write(to: record) }
        guard let check else { return }
        let excesses = counts.excesses(over: try StageCounts(readFrom: check))
        for excess in excesses { print(excess) }
        if !excesses.isEmpty { throw ExitCode(1) }
    }

    /// One line a stage on standard output: its name and allocations.
    private func count() throws {
        let damaged = ByteFarm.disguised("各地推动数据中心的建设，数字经济发展很快，政务服务一网通办，群众办事方便。")
        count("normalise-first", pages: 1) { _ = ArticleNormaliser().normalise(text: damaged) }
        let inputs = try StageInputs(PageFolder(folder))
        for stage in try MeasuredStage.all(inputs) {
            _ = try stage.run()
            try count(stage.name, pages: inputs.pages.count) { _ = try stage.run() }
        }
    }

    private func count(_ name: String, pages: Int, _ work: () throws -> Void) rethrows {
        let blocks = policytrack_allocations()
        policytrack_begin_count()
        try work()
        policytrack_end_count(name)
        print(name, Double(policytrack_allocations() - blocks) / Double(pages))
    }

    private func table(_ counts: StageCounts) -> Table {
        var table = Table("stage", "instructions, ratio to tree-parse", "allocations a page")
        for stage in counts.stages {
            table.add(stage.name, stage.instructions.rounded(to: 3), stage.allocations.rounded(to: 1))
        }
        return table
    }
}
