internal import Glibc
public import Storage

/// The time as an inbox needs it; tests bring their own.
public struct InboxClock: Sendable {
    /// The time of day, which files' times are compared with.
    public let now: @Sendable () -> FileTime
    /// Time since some moment; it never goes back.
    public let uptime: @Sendable () -> Duration
    /// Waits; returning early is allowed, where the program is to end.
    public let wait: @Sendable (Duration) -> Void

    public init(
        now: @escaping @Sendable () -> FileTime, uptime: @escaping @Sendable () -> Duration,
        wait: @escaping @Sendable (Duration) -> Void
    ) {
        self.now = now
        self.uptime = uptime
        self.wait = wait
    }

    /// The machine's clock.
    public static let system = system { false }

    /// The machine's clock, which stops waiting within a twentieth of a second once `shouldStop` says so.
    public static func system(stoppingWhen shouldStop: @escaping @Sendable () -> Bool) -> InboxClock {
        InboxClock(
            now: { time(of: CLOCK_REALTIME) },
            uptime: { .nanoseconds(time(of: CLOCK_MONOTONIC).nanoseconds) },
            wait: { duration in
                let end = time(of: CLOCK_MONOTONIC).nanoseconds + Int64(duration / .nanoseconds(1))
                while !shouldStop() {
                    let rest = end - time(of: CLOCK_MONOTONIC).nanoseconds
                    if rest <= 0 { break }
                    var piece = timespec(tv_sec: 0, tv_nsec: Int(min(rest, 50_000_000)))
                    // Interrupted by a signal it ends early; the loop sees to that.
                    nanosleep(&piece, nil)
                }
            })
    }

    private static func time(of clock: clockid_t) -> FileTime {
        var time = timespec()
        clock_gettime(clock, &time)
        return FileTime(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    }
}
