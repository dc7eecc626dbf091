import ArgumentParser
import Corpus

/// `corpus check WAREHOUSE MANIFEST`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Compare a warehouse with what was planted: duplicates found, distinct articles lost, topics right.",
        discussion: "Exit status: 0 where every floor is held, 1 otherwise."
    )

    @Argument(help: "The warehouse's folder.")
    var warehouse: String

    @Argument(help: "The manifest that was written with the pages.")
    var manifest: String

    func run() throws {
        let result = try CorpusCheck(warehouse: warehouse, manifest: manifest).run()
        print(result.table)
        guard result.missedFloors.isEmpty else {
            for floor in result.missedFloors { print("below its floor: \(floor)") }
            throw ExitCode(1)
        }
    }
}
