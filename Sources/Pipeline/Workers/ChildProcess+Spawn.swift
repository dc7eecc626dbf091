internal import CLinux
internal import Glibc

extension ChildProcess {
    /// Starts `path`; only `input` (as standard input and output) and `errors` are open in it.
    static func spawn(
        _ path: String, _ arguments: [String], input: Int32, errors: Int32
    ) throws(SpawnError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, input, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        policytrack_closeFrom(&actions, STDERR_FILENO + 1)
        // Threads of Dispatch block signals, and a mask is inherited.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var child = pid_t()
        let result = withCStrings(arguments) { arguments in
            withCStrings(environment) { posix_spawn(&child, path, &actions, &attributes, arguments, $0) }
        }
        guard result == 0 else { throw SpawnError(path: path, code: result) }
        return child
    }

    /// Where libraries are, and nothing of what else may stand in our environment. Swift's own report of a crash would
    /// start a program, which is forbidden here.
    private static var environment: [String] {
        let libraries = getenv("LD_LIBRARY_PATH").map { ["LD_LIBRARY_PATH=" + String(cString: $0)] } ?? []
        return libraries + ["SWIFT_BACKTRACE=enable=no"]
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }

    /// The first 4 KiB of what can be read from `descriptor` now.
    static func text(from descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }

    /// The name of a process' first thread; empty for one that was waited for.
    static func threadName(of process: pid_t) -> String {
        let file = open("/proc/\(process)/comm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        return text(from: file).filter { $0 != "\n" }
    }
}
