import ArgumentParser
import Corpus
import Foundation

/// `measure scale PROGRAM COUNT`
struct ScaleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale",
        abstract:
            "Run a large generated corpus through the program in parts, and show what a page costs as the warehouse grows.",
        discussion: """
            Pages are made in parts, run, and removed, so that the disk holds one part and the warehouse. Keep the folder with \
            --keep to check the warehouse afterwards: corpus check FOLDER/warehouse FOLDER/manifest.jsonl

            In the end parts are run in pairs, one beside all pages and one beside a small warehouse of --part pages and those \
            of the pairs before: what a page costs there and here, in the same minutes.
            """
    )

    @Argument(help: "The policytrack executable.")
    var program: String

    @Argument(help: "How many pages in all.")
    var count: Int

    @Option(help: "Pages in a part.")
    var part = 10_000

    @Option(help: "The corpus's seed.")
    var seed: UInt64 = 1

    @Option(help: "Workers.")
    var jobs = 2

    @Option(help: "Pairs of runs in the end.")
    var pairs = 6

    @Flag(help: "Pages of 4 to 8 KB.")
    var small = false

    @Option(help: "A folder to run in, which is kept. (default: a fresh one, removed in the end)")
    var keep: String?

    func validate() throws {
        guard count > 0, part > 0, pairs >= 0 else {
            throw ValidationError("COUNT and --part must be above 0, --pairs at least 0.")
        }
    }

    func run() throws {
        let workspace = try Workspace(in: keep ?? "/tmp", afterwards: "delete")
        if keep != nil { print("in \(workspace.path)") }
        var table = Table("pages before", "pages", "CPU ms/page", "pages/s", "peak MB", "state MB", "warehouse MB")
        for first in stride(from: 0, to: count, by: part) {
            let numbers = first..<min(first + part, count)
            let run = try add(numbers, to: workspace)
            table.add(
                String(first), String(numbers.count), (run.cpu * 1e3 / Double(numbers.count)).rounded(to: 3),
                (Double(numbers.count) / run.wall).rounded(to: 0), (Double(run.peakMemory) / 1e6).rounded(to: 0),
                megabytes(workspace.path + "/.policytrack"), megabytes(workspace.path + "/warehouse"))
            FileHandle.standardError.write(Data("\(numbers.upperBound) of \(count) pages\n".utf8))
        }
        print(table)
        if pairs > 0 { try comparePairs(with: workspace) }
        if keep != nil { workspace.isKept = true }
    }

    /// Makes pages in the workspace's inbox and runs the program over them.
    private func add(_ numbers: Range<Int>, to workspace: Workspace) throws -> ProgramRun {
        let writer = CorpusWriter(maker: PageMaker(seed: seed, small: small))
        _ = try writer.write(numbers, to: workspace.inbox, manifest: workspace.path + "/manifest.jsonl")
        sync()  // Writing the pages themselves is not the run's.
        return try workspace.run(program, jobs: jobs)
    }

    private func comparePairs(with large: Workspace) throws {
        let small = try Workspace(in: keep ?? "/tmp", afterwards: "delete")
        _ = try add(0..<part, to: small)
        var table = Table("pages beside", "CPU ms/page", "beside", "CPU ms/page", "ratio of CPU", "ratio by the clock")
        var (cpu, wall): ([Double], [Double]) = ([], [])
        for pair in 0..<pairs {
            let beside = (small: part * (pair + 1), large: count + part * pair)
            let few = { try add(beside.small..<beside.small + part, to: small) }
            let many = { try add(beside.large..<beside.large + part, to: large) }
            // By turns first: a disk that is still busy with the run before slows the next.
            let (first, second) = pair % 2 == 0 ? (try few(), try many()) : (try many(), try few())
            let (here, there) = pair % 2 == 0 ? (first, second) : (second, first)
            cpu.append(there.cpu / here.cpu)
            wall.append(there.wall / here.wall)
            table.add(
                String(beside.small), (here.cpu * 1e3 / Double(part)).rounded(to: 3),
                String(beside.large), (there.cpu * 1e3 / Double(part)).rounded(to: 3),
                cpu[pair].rounded(to: 2), wall[pair].rounded(to: 2))
        }
        print(table)
        print(
            "a page beside the large warehouse: \(cpu.median.rounded(to: 2)) times the CPU time, \(wall.median.rounded(to: 2)) times the time by the clock"
        )
    }

    private func megabytes(_ folder: String) -> String {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        let bytes = paths.reduce(0) { sum, path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + path)
            guard attributes?[.type] as? FileAttributeType == .typeRegular else { return sum }
            return sum + (attributes?[.size] as? Int ?? 0)
        }
        return (Double(bytes) / 1e6).rounded(to: 1)
    }
}
