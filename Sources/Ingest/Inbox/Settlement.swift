internal import Storage

/// Decides how long files have to rest before they are read, and waits for them: once for all, not for each.
struct Settlement {
    /// A file without bytes may be a placeholder that a browser made for a download; after this time it is none.
    private static let placeholderAge = Duration.seconds(24 * 3600)

    private let settling: Duration
    private let clock: InboxClock
    /// When the files were first looked at, by the time of day and by the clock that never goes back.
    private var firstLook = FileTime(nanoseconds: 0)
    private var firstLookUptime = Duration.zero

    init(settling: Duration, clock: InboxClock) {
        self.settling = settling
        self.clock = clock
    }

    /// Notes that the files were looked at now.
    mutating func begin() {
        firstLook = clock.now()
        firstLookUptime = clock.uptime()
    }

    /// Waits until a file that was fresh at the first look has had its time since then.
    ///
    /// A file whose change lies in the future is fresh too: a clock was set back, and only the two looks tell.
    func wait(for status: FileStatus) {
        guard age(of: status) < settling else { return }
        let rest = settling - (clock.uptime() - firstLookUptime)
        if rest > .zero { clock.wait(rest) }
    }

    /// Whether a file without bytes may still be filled.
    func isYoung(_ status: FileStatus) -> Bool { age(of: status) < Self.placeholderAge }

    private func age(of status: FileStatus) -> Duration {
        let (age, overflow) = firstLook.nanoseconds.subtractingReportingOverflow(status.changed.nanoseconds)
        return .nanoseconds(overflow ? 0 : age)
    }
}
