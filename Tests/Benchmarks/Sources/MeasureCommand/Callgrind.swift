import Foundation

/// Runs this program under callgrind.
enum Callgrind {
    /// Counts each stage on the pages of `folder`.
    ///
    /// - Throws: ``MeasureError`` where valgrind is missing or its output is not what it should be.
    static func count(_ folder: String) throws -> StageCounts {
        let (output, instructions) = try run(["counts", "--inside", folder])
        let allocations = try allocationsByStage(output)
        guard let yardstick = instructions["tree-parse"] else {
            throw MeasureError(description: "callgrind counted nothing")
        }
        return StageCounts(
            stages: allocations.compactMap { name, allocations in
                instructions[name].map {
                    StageCounts.Stage(name: name, instructions: $0 / yardstick, allocations: allocations)
                }
            })
    }

    /// Runs this program with `arguments`: what it printed, and the instructions it counted, by name.
    ///
    /// - Throws: ``MeasureError`` where valgrind is missing or its output is not what it should be.
    static func run(_ arguments: [String]) throws -> (output: String, instructions: [String: Double]) {
        let files = FileManager.default.temporaryDirectory.path + "/callgrind-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: files) }
        // Valgrind 3.19 gives up on the debug information that Swift writes.
        let executable = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let stripped = files + "/measure"
        _ = try output(of: ["strip", "--strip-debug", "-o", stripped, executable])
        let output = try output(
            of: [
                "valgrind", "--tool=callgrind", "--instr-atstart=no", "--quiet",
                "--callgrind-out-file=\(files)/callgrind.out", stripped,
            ] + arguments)
        return (output, try instructionsByName(files))
    }

    private static func output(of command: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw MeasureError(
                description: "\(command[0]) ended with status \(process.terminationStatus); is it installed?")
        }
        return String(decoding: data, as: UTF8.self)
    }

    private static func allocationsByStage(_ output: String) throws -> [(String, Double)] {
        try output.split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            guard words.count == 2, let number = Double(words[1]) else {
                throw MeasureError(description: "unexpected line of counts: \(line)")
            }
            return (String(words[0]), number)
        }
    }

    /// Each dump says what triggered it, and ends with the total.
    private static func instructionsByName(_ files: String) throws -> [String: Double] {
        var instructions: [String: Double] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: files)
        where name.hasPrefix("callgrind.out") {
            let dump = try String(contentsOfFile: files + "/" + name, encoding: .utf8)
            var stage: Substring?
            for line in dump.split(separator: "\n") {
                if line.hasPrefix("desc: Trigger: Client Request: ") { stage = line.dropFirst(31) }
                if line.hasPrefix("totals: "), let stage, let total = Double(line.dropFirst(8)) {
                    instructions[String(stage)] = total
                }
            }
        }
        return instructions
    }
}
