internal import Glibc

/// Tells when a child process has spent what a page may cost: processor time, so that a busy machine fails no page, and
/// a multiple of it by the clock, for a child that waits for nothing.
struct Watchdog {
    /// How long to wait between two looks.
    static let milliseconds: Int32 = 100

    private let clock: clockid_t?
    private let processorEnd: Duration
    private let end: ContinuousClock.Instant

    init(_ child: pid_t, processorTime: Duration, patience: Int) {
        var clock = clockid_t()
        self.clock = clock_getcpuclockid(child, &clock) == 0 ? clock : nil
        processorEnd = Self.time(of: self.clock) + processorTime
        end = .now + processorTime * patience
    }

    var isOver: Bool { Self.time(of: clock) > processorEnd || .now > end }

    /// Zero for a child that is gone, as the socket will tell.
    private static func time(of clock: clockid_t?) -> Duration {
        var time = timespec()
        guard let clock, clock_gettime(clock, &time) == 0 else { return .zero }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
