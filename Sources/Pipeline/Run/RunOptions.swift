internal import Glibc
public import Storage

/// How a run is carried out; what it does is told by the project's configuration.
public struct RunOptions: Sendable {
    /// Pages prepared at the same time.
    public var jobs = 2
    /// Pages to take from the inbox at most; `nil` for all.
    public var limit: Int?
    /// Pages that one commit makes durable, at most. They share its syncs and the copies of the parts that it makes longer:
    /// beside a million pages 10,000 more wrote 576 MB with 2,000 and 733 with 1,000, which took 9 MB less of memory.
    public var pagesPerCommit = 2000
    /// Whether to wait for another run to end instead of giving up.
    public var waits = false
    /// The program whose child processes meet the pages, one a job; `nil` to prepare pages in this process, which a
    /// hostile page may then end or take over.
    public var worker: WorkerProgram?
    /// Gives the time.
    public var clock = RunClock.system
    /// Where files are.
    public var store: any FileStore = DiskStore()
    /// Told now and then how many pages were taken and how many of them are done.
    public var progress: @Sendable (RunProgress) -> Void = { _ in }
    /// Asked now and then whether to stop; what is not stored then stays in the inbox.
    public var shouldStop: @Sendable () -> Bool = { false }

    public init() {}
}

/// How far a run has come.
public struct RunProgress: Sendable, Equatable {
    /// Pages whose outcome is decided.
    public let done: Int
    /// Pages whose outcome is durable.
    public let stored: Int
    /// Pages known of: those taken and those still waiting.
    public let total: Int
}

extension RunOptions {
    /// The processors of this machine.
    public static var cores: Int {
        max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }
}
