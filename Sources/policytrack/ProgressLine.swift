import Pipeline
import Synchronization

/// The bar on a terminal that says how far a run has come.
final class ProgressLine: Sendable {
    private let isShown: Bool
    private let next = Mutex(ContinuousClock.now)

    init(isShown: Bool) { self.isShown = isShown }

    /// Ten times a second is all that an eye can follow.
    private static let interval = Duration.milliseconds(100)

    func show(_ progress: RunProgress) {
        guard isShown else { return }
        let isDue = next.withLock { next in
            guard ContinuousClock.now >= next else { return false }
            next = ContinuousClock.now + Self.interval
            return true
        }
        if isDue { StandardError.write("\r\u{1B}[K" + Self.bar(progress)) }
    }

    /// `[##########----------] 50 %  120 of 240 pages, 100 stored`
    private static func bar(_ progress: RunProgress) -> String {
        let total = max(progress.total, 1)
        let done = min(progress.done, total)
        let filled = done * width / total
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
        return "[\(bar)] \(100 * done / total) %  \(done) of \(total) pages, \(progress.stored) stored"
    }

    /// Columns of the bar; with its words it fits a terminal of 80.
    private static let width = 30

    func clear() {
        if isShown { StandardError.write("\r\u{1B}[K") }
    }
}
