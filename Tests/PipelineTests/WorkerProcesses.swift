import Foundation
import Glibc
import Pipeline

/// The worker processes of this test, as the system shows them.
enum WorkerProcesses {
    /// The program under test lies beside the test bundle.
    static let program = WorkerProgram(
        path: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "policytrack").path)

    /// The workers that the calling process has started and that still run.
    static func running() -> [pid_t] {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.compactMap { pid_t($0) }.filter { process in
            guard let status = lines(process, "status"),
                status.contains("PPid:\t\(getpid())"),
                !status.contains(where: { $0.hasPrefix("State:\tZ") })
            else { return false }
            return lines(process, "cmdline")?.first?.contains("worker") == true
        }
    }

    /// The lines of a file of `process` below /proc.
    static func lines(_ process: pid_t, _ file: String) -> [String]? {
        guard let text = FileManager.default.contents(atPath: "/proc/\(process)/\(file)") else { return nil }
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The numbers of the files that `process` has open.
    static func openFiles(_ process: pid_t) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd")) ?? []).sorted()
    }
}
