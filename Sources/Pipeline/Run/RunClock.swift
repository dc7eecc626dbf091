internal import Glibc

/// The time a run writes into its rows; tests give a fixed one.
public struct RunClock: Sendable {
    /// Seconds since 1970, UTC.
    let now: @Sendable () -> Int

    /// The machine's clock.
    public static let system = RunClock { time(nil) }

    /// A clock that stands still.
    public static func fixed(_ seconds: Int) -> RunClock { RunClock { seconds } }

    init(_ now: @escaping @Sendable () -> Int) { self.now = now }
}

/// A moment in UTC, for rows, run ids and folders.
struct Moment {
    private let fields: tm

    init(seconds: Int) {
        var time = time_t(seconds)
        var fields = tm()
        gmtime_r(&time, &fields)
        self.fields = fields
    }

    /// `2026-11-21T04:10:00Z`
    var rfc3339: String { "\(day)T\(hour):\(minute):\(second)Z" }
    /// `20261121T041000Z`
    var compact: String { "\(year)\(monthOfYear)\(dayOfMonth)T\(hour)\(minute)\(second)Z" }
    /// `2026-11`
    var month: String { "\(year)-\(monthOfYear)" }

    private var day: String { "\(month)-\(dayOfMonth)" }
    private var year: String { Self.digits(Int(fields.tm_year) + 1900, 4) }
    private var monthOfYear: String { Self.digits(Int(fields.tm_mon) + 1, 2) }
    private var dayOfMonth: String { Self.digits(Int(fields.tm_mday), 2) }
    private var hour: String { Self.digits(Int(fields.tm_hour), 2) }
    private var minute: String { Self.digits(Int(fields.tm_min), 2) }
    private var second: String { Self.digits(Int(fields.tm_sec), 2) }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
