import Foundation
import Synchronization

/// Looks at the memory of a process and its descendants until it is told to stop.
///
/// A look takes the kernel the longer the more is mapped, and holds up the process: at a million articles looks 20 ms apart
/// took a fifth of a processor. So it rests twenty times as long as it looked.
final class MemoryWatch: Sendable {
    private let state = Mutex((peak: 0, isStopped: false))
    private let thread = DispatchGroup()

    init(_ process: Int32) {
        DispatchQueue(label: "memory").async(group: thread) { [self] in
            while !state.withLock({ $0.isStopped }) {
                let begin = Date()
                let memory = Self.memory(ofTree: process)
                state.withLock { $0.peak = max($0.peak, memory) }
                Thread.sleep(forTimeInterval: max(0.02, 20 * Date().timeIntervalSince(begin)))
            }
        }
    }

    /// The largest sum seen, in bytes.
    func stop() -> Int {
        state.withLock { $0.isStopped = true }
        thread.wait()
        return state.withLock { $0.peak }
    }

    private static func memory(ofTree process: Int32) -> Int {
        var sum = 0
        var waiting = [process]
        while let next = waiting.popLast() {
            sum += proportionalMemory(next)
            let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(next)/task")) ?? []
            for task in tasks {
                let children = read("/proc/\(next)/task/\(task)/children") ?? ""
                waiting += children.split(separator: " ").compactMap { Int32($0) }
            }
        }
        return sum
    }

    private static func proportionalMemory(_ process: Int32) -> Int {
        guard let rollup = read("/proc/\(process)/smaps_rollup") else { return 0 }
        let line = rollup.split(separator: "\n").first { $0.hasPrefix("Pss:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }

    private static func read(_ path: String) -> String? {
        try? String(contentsOfFile: path, encoding: .utf8)
    }
}
