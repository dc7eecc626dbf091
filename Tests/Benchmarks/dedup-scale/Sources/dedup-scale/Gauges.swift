import Glibc

/// What the process has used so far, as the kernel counts it.
struct Gauges {
    /// CPU seconds of all threads, in the program and in the kernel.
    let cpu: Double
    /// Seconds of a clock that never goes back.
    let wall: Double
    /// Bytes handed to write calls.
    let written: Int
    /// Bytes of memory of our own: without mapped files, which the page cache lends.
    let memory: Int

    static func now() -> Gauges {
        Gauges(
            cpu: seconds(CLOCK_PROCESS_CPUTIME_ID), wall: seconds(CLOCK_MONOTONIC),
            written: number(after: "wchar:", in: "/proc/self/io"),
            memory: number(after: "RssAnon:", in: "/proc/self/status") * 1024)
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func number(after name: String, in path: String) -> Int {
        guard let file = fopen(path, "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasPrefix(name) else { continue }
            return Int(text.dropFirst(name.count).filter(\.isNumber)) ?? 0
        }
        return 0
    }
}
