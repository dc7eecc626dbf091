import Foundation

/// A fresh folder in which a test runs the real program, as a person or cron would; it is gone with the value.
final class Workplace {
    /// What a run of the program gave.
    struct Outcome {
        /// The exit status; 128 and the signal where one ended it.
        let status: Int32
        let output: String
        let errors: String
    }

    let folder: URL

    /// - Parameter configuration: The text of `pipeline.json`; `nil` for none. `settleSeconds` 0 spares the wait for
    ///   fresh files, which is none of what is tested here.
    init(configuration: String? = #"{"ingest": {"settleSeconds": 0}}"#) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "policytrack-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: path("inbox"), withIntermediateDirectories: true)
        if let configuration { try write(configuration, to: "pipeline.json") }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> URL { folder.appending(path: name) }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func write(_ bytes: Data, to name: String) throws {
        let file = path(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
    }

    /// The relative paths of the regular files below `name`, sorted.
    func files(below name: String) -> [String] {
        let root = path(name)
        guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
        else {
            return []
        }
        return walk.compactMap { $0 as? URL }
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
            .map { String($0.path.dropFirst(root.path.count + 1)) }
            .sorted()
    }

    /// The rows of all parts below `name`, as dictionaries, in the order of their parts' paths.
    func rows(below name: String) throws -> [[String: Any]] {
        try files(below: name).flatMap { try rows(in: "\(name)/\($0)") }
    }

    /// The rows of one part.
    func rows(in part: String) throws -> [[String: Any]] {
        try String(contentsOf: path(part), encoding: .utf8).split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
    }

    /// Runs `policytrack` with `arguments` in this folder, under cron's poor environment.
    func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try start(arguments, input: input, environment: environment).finish()
    }

    /// A program that was started and writes to files.
    struct Started {
        let process: Process
        let output: URL
        let errors: URL

        /// Waits for its end.
        func finish() throws -> Outcome {
            process.waitUntilExit()
            let status = process.terminationStatus
            defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
            return Outcome(
                status: process.terminationReason == .exit ? status : 128 + status,
                output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }

    /// Starts `policytrack` with `arguments` and goes on.
    func start(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Started {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = environment.merging(["PATH": "/usr/bin:/bin", "HOME": folder.path]) { given, _ in given }
        let name = UUID().uuidString
        let files = ["in", "out", "err"].map { path(".\(name).\($0)") }
        try Data(input.utf8).write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        try FileManager.default.removeItem(at: files[0])
        return Started(process: process, output: files[1], errors: files[2])
    }

    /// Where the tests and all that is built with them lie.
    static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    /// The executable under test: the one beside the test bundle, or the one that `POLICYTRACK` names.
    static let program =
        ProcessInfo.processInfo.environment["POLICYTRACK"].map { URL(filePath: $0) }
        ?? products.appending(path: "policytrack")

    /// The sample pages that come with the project.
    static var samples: [URL] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let files = try? FileManager.default.contentsOfDirectory(
            at: root.appending(path: "Samples"), includingPropertiesForKeys: nil)
        return (files ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}
