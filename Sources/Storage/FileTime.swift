/// A time of a file: nanoseconds since 1970-01-01T00:00:00Z, from the year 1677 to 2262; times beyond are held at the
/// ends.
public struct FileTime: Sendable, Hashable, Comparable {
    public let nanoseconds: Int64

    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// - Parameters:
    ///   - seconds: Since 1970, any value: some file systems hold times past 2262.
    ///   - nanoseconds: 0..<1_000_000_000.
    public init(seconds: Int, nanoseconds: Int) {
        let (whole, tooFar) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, pastTheEnd) = whole.addingReportingOverflow(Int64(nanoseconds))
        self.nanoseconds = tooFar || pastTheEnd ? (seconds < 0 ? .min : .max) : sum
    }

    public static func < (left: FileTime, right: FileTime) -> Bool { left.nanoseconds < right.nanoseconds }
}
