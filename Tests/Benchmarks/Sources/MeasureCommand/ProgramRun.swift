import CChild
import Glibc

/// One run of policytrack in a folder: what it cost, with its worker processes.
struct ProgramRun {
    /// CPU time in seconds, of the program and of all processes it waited for.
    let user: Double
    let system: Double
    let wall: Double
    /// The largest sum of the resident memory of the program and its descendants, in bytes; pages shared between them count once
    /// each (PSS). Looked at every 20 ms, so that short runs show little.
    let peakMemory: Int

    var cpu: Double { user + system }

    /// Starts `program` with `arguments` in `folder` and waits.
    ///
    /// - Parameter onOneCore: Whether the program, with all its threads and processes, has but one core to run on.
    /// - Throws: ``MeasureError`` where it does not end with status 0.
    init(_ program: String, _ arguments: [String], in folder: String, onOneCore: Bool = false) throws {
        let before = Self.usageOfChildren()
        let start = Self.now()
        let child = try Self.spawn(program, arguments, in: folder, onOneCore: onOneCore)
        let watch = MemoryWatch(child)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        wall = Self.now() - start
        peakMemory = watch.stop()
        let after = Self.usageOfChildren()
        user = after.user - before.user
        system = after.system - before.system
        guard status == 0 else {
            throw MeasureError(
                description: "\(program) \(arguments.joined(separator: " ")) ended with the wait status \(status)")
        }
    }

    /// Starts a program without its output. Foundation's `Process` learns of an end up to 50 ms late.
    private static func spawn(
        _ program: String, _ arguments: [String], in folder: String, onOneCore: Bool
    ) throws -> pid_t {
        // The child is in the folder before it looks for the program.
        guard let path = realpath(program, nil) else {
            throw MeasureError(description: "\(program): \(String(cString: strerror(errno)))")
        }
        defer { free(path) }
        var vector = ([program] + arguments).map { strdup($0) } + [nil]
        defer { vector.forEach { free($0) } }
        var child: pid_t = 0
        let error = policytrack_spawn(&child, path, &vector, folder, onOneCore ? 1 : 0)
        guard error == 0 else {
            throw MeasureError(description: "\(program): \(String(cString: strerror(error)))")
        }
        return child
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func usageOfChildren() -> (user: Double, system: Double) {
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        return (seconds(usage.ru_utime), seconds(usage.ru_stime))
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
