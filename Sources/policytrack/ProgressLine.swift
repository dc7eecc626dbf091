import Pipeline
import Synchronization

/// The line on a terminal that says how far a run has come.
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
        if isDue { StandardError.write("\r\u{1B}[K\(progress.done) pages read, \(progress.stored) stored") }
    }

    func clear() {
        if isShown { StandardError.write("\r\u{1B}[K") }
    }
}
