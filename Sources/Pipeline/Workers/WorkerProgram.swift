/// The program whose child processes prepare pages for a run: policytrack itself, and what each child may use.
public struct WorkerProgram: Sendable {
    /// The path of the executable that understands `policytrack worker`.
    public let path: String
    public var limits: WorkerLimits

    public init(path: String, limits: WorkerLimits = WorkerLimits()) {
        self.path = path
        self.limits = limits
    }

    /// The program that is running, even where its file was replaced or removed since it was started.
    public static let current = WorkerProgram(path: "/proc/self/exe")
}

/// What preparing pages in a worker process may cost before the process is ended.
public struct WorkerLimits: Sendable {
    /// Bytes of address space beyond what a worker has when it is ready; `nil` for sixteen times the largest page that is
    /// allowed, but 512 MiB at least. The tree of a page of nothing but tags takes up to eight times the page.
    public var memory: Int?
    /// Processor time for any page; `perMebibyte` is added for each MiB of it. Real pages take a millisecond or two and
    /// the worst of their size known a second a MiB, so what reaches this is stuck.
    public var processorTime = Duration.seconds(10)
    public var perMebibyte = Duration.seconds(1)
    /// A page may take this many times its processor time by the clock, as on a machine that is busy with other work.
    public var patience = 6

    public init() {}

    func memory(maximumPageBytes: Int) -> Int { memory ?? max(512 << 20, 16 * maximumPageBytes) }

    /// Processor time for a page of `bytes` bytes.
    func processorTime(bytes: Int) -> Duration { processorTime + perMebibyte * (bytes >> 20) }
}
