import Deduplicate
import Glibc

/// What a duplicate finder used for a stretch of articles.
struct FinderWindow {
    static let head =
        "pages  us/article user+sys  sys  compared  dropped  faults  memory MB, peak  index bytes/article"

    private let finder: DuplicateFinder
    private let before: DuplicateCounters
    private var user = 0
    private var system = 0
    private var faults = 0

    init(_ finder: DuplicateFinder) {
        self.finder = finder
        before = finder.counters
    }

    /// Counts what `work` uses.
    mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
        let start = Self.usage()
        let result = try work()
        let end = Self.usage()
        user += Self.microseconds(end.ru_utime) - Self.microseconds(start.ru_utime)
        system += Self.microseconds(end.ru_stime) - Self.microseconds(start.ru_stime)
        faults += end.ru_minflt - start.ru_minflt
        return result
    }

    /// The stretch as a row under ``head``, each number that of one article.
    ///
    /// - Parameters:
    ///   - pages: Pages placed since the beginning.
    ///   - bytes: The size of the index.
    func row(pages: Int, bytes: Int) -> String {
        let now = finder.counters
        let articles = Double(max(now.placed - before.placed, 1))
        func share(_ number: Int, digits: Int = 1) -> String { (Double(number) / articles).rounded(to: digits) }
        return [
            "\(pages)", share(user + system), share(system), share(now.compared - before.compared),
            share(now.candidatesDropped - before.candidatesDropped), share(faults, digits: 2),
            "\(Self.usage().ru_maxrss >> 10)", "\(bytes / max(now.placed, 1))",
        ].joined(separator: "\t")
    }

    private static func usage() -> rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    private static func microseconds(_ time: timeval) -> Int { time.tv_sec * 1_000_000 + Int(time.tv_usec) }
}
