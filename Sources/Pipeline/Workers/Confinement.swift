internal import CLinux
internal import Glibc
internal import PipelineModel

/// What this process gives up before it meets pages from anywhere. There is no way back, and programs it would start
/// inherit it.
enum Confinement {
    /// Has this process end with the one that started it, and leaves the signals of a terminal to that one.
    static func followParent() {
        _ = policytrack_endWithParent()
        for number in [SIGINT, SIGTERM] { signal(number, SIG_IGN) }
    }

    /// From here on no file can be opened or grow, no port be reached and no privilege be gained, and memory ends `memory`
    /// bytes beyond what is taken now. What is open stays so.
    ///
    /// An old kernel has less to offer; what it has is taken.
    ///
    /// - Throws: A `RunError` where even the limits that every kernel has cannot be set.
    static func enter(memory: Int) throws {
        guard let taken = addressSpace() else {
            throw RunError(.configuration, "a worker cannot read its own size in /proc/self/statm")
        }
        _ = policytrack_setNoNewPrivileges()
        _ = policytrack_landlock()
        let limits = [
            (policytrack_RLIMIT_CORE, 0), (policytrack_RLIMIT_FSIZE, 0), (policytrack_RLIMIT_NOFILE, 0),
            (policytrack_RLIMIT_AS, taken + memory),
        ]
        for (resource, limit) in limits where policytrack_setLimit(resource, UInt(limit)) != 0 {
            throw RunError(.configuration, "a worker cannot limit itself: \(String(cString: strerror(errno)))")
        }
        tellWantOfMemory(limit: memory)
    }

    /// The exit status of a process that was ended for want of memory.
    static let outOfMemory: Int32 = 71

    /// Gives a crash that is likely to be for want of memory its own exit status: Swift crashes where an allocation fails, and
    /// does not say so. The sign is that two thirds of the memory cannot be had: a buffer that doubles fails when all it
    /// had fills the last third.
    private static func tellWantOfMemory(limit: Int) {
        memoryProbe = limit / 3 * 2
        for number in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS] {
            signal(number) { number in
                if mmap(nil, memoryProbe, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED {
                    _exit(Confinement.outOfMemory)
                }
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    /// Shows in ps(1), and to the parent after a crash, which stage this process is at.
    static func show(_ stage: Stage) { _ = policytrack_setThreadName(stage.rawValue) }

    /// Bytes of address space this process has; `nil` where there is no /proc.
    private static func addressSpace() -> Int? {
        guard let file = fopen("/proc/self/statm", "re") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { return nil }
        let pages = strtol(line, nil, 10)
        return pages > 0 ? pages * Int(sysconf(Int32(_SC_PAGESIZE))) : nil
    }
}

// Written once, before the handler that reads it is set.
private nonisolated(unsafe) var memoryProbe = 0
