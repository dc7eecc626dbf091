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

    @Flag(help: "Pages of 4 to 8 KB.")
    var small = false

    @Option(help: "A folder to run in, which is kept. (default: a fresh one, removed in the end)")
    var keep: String?

    func validate() throws {
        guard count > 0, part > 0 else { throw ValidationError("COUNT and --part must be above 0.") }
    }

    func run() throws {
        let workspace = try Workspace(in: keep ?? "/tmp", afterwards: "delete")
        if keep != nil { print("in \(workspace.path)") }
        let writer = CorpusWriter(maker: PageMaker(seed: seed, small: small))
        let manifest = workspace.path + "/manifest.jsonl"
        var table = Table("pages before", "pages", "CPU ms/page", "pages/s", "peak MB", "state MB", "warehouse MB")
        for first in stride(from: 0, to: count, by: part) {
            let numbers = first..<min(first + part, count)
            _ = try writer.write(numbers, to: workspace.inbox, manifest: manifest)
            let run = try workspace.run(program, jobs: jobs)
            table.add(
                String(first), String(numbers.count), (run.cpu * 1e3 / Double(numbers.count)).rounded(to: 3),
                (Double(numbers.count) / run.wall).rounded(to: 0), (Double(run.peakMemory) / 1e6).rounded(to: 0),
                megabytes(workspace.path + "/.policytrack"), megabytes(workspace.path + "/warehouse"))
            FileHandle.standardError.write(Data("\(numbers.upperBound) of \(count) pages\n".utf8))
        }
        print(table)
        if keep != nil { workspace.isKept = true }
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
