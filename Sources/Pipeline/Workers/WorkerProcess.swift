internal import Deduplicate
internal import Glibc
internal import PipelineModel

/// One child process that prepares pages, from its parent's side. To be used by the thread that made it: the child ends
/// with that thread.
final class WorkerProcess {
    /// Why a worker gave no answer.
    enum Failure: Error {
        /// It ended, or closed its end.
        case ended
        /// It used more time than the page may cost.
        case timedOut
        /// What it answered is no answer to what was asked.
        case nonsense
        /// The run is to stop.
        case stopped
    }

    /// Processor time to become ready in: hundreds of times what it takes.
    private static let startTime = Duration.seconds(20)

    private let child: ChildProcess
    private let limits: WorkerLimits
    /// An answer cannot be larger than the memory it was made in.
    private let maximumAnswerBytes: Int
    private let shouldStop: @Sendable () -> Bool

    /// Starts a child. What it is sent it reads when it is ready; see ``makeReady(_:)``.
    init(_ recipe: WorkerRecipe, shouldStop: @escaping @Sendable () -> Bool) throws(SpawnError) {
        child = try ChildProcess(path: recipe.program.path, arguments: ["policytrack", "worker"])
        limits = recipe.program.limits
        maximumAnswerBytes = recipe.memory
        self.shouldStop = shouldStop
    }

    /// Hands the child its setup and waits until it is ready: some 50 ms of processor time.
    func makeReady(_ setup: [UInt8]) throws(Failure) {
        let watch = Watchdog(child.identifier, processorTime: Self.startTime, patience: limits.patience)
        try send(setup, watch)
        guard try answer(watch).isEmpty else { throw .nonsense }
    }

    /// Has the child prepare pages, one at least, and waits for all of them.
    func prepare(_ files: [RawFile]) throws(Failure) -> [PreparedPage] {
        let time = files.reduce(Duration.zero) { $0 + limits.processorTime(bytes: $1.bytes.count) }
        let watch = Watchdog(child.identifier, processorTime: time, patience: limits.patience)
        try send(WorkerMessages.encode(count: files.count), watch)
        for file in files {
            try send(WorkerMessages.PageHead.encode(file), watch)
            try send(file.bytes, watch)
        }
        let bytes = try answer(watch)
        guard let pages = try? WorkerMessages.decodePages(bytes, count: files.count),
            zip(pages, files).allSatisfy({ $0.isAnswer(to: $1) })
        else { throw .nonsense }
        return pages
    }

    /// Ends the child, whatever it is at.
    func end() -> ChildProcess.End { child.end() }

    private func answer(_ watch: Watchdog) throws(Failure) -> [UInt8] {
        let count = WorkerMessages.count(try receive(WorkerMessages.countBytes, watch))
        guard count <= maximumAnswerBytes else { throw .nonsense }
        return try receive(count, watch)
    }

    // MARK: The socket

    private func send(_ bytes: [UInt8], _ watch: Watchdog) throws(Failure) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                // MSG_NOSIGNAL: a child that is gone is no reason to end.
                Glibc.send(
                    child.socket, bytes.baseAddress.map { $0 + sent }, bytes.count - sent,
                    Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count < 0 { try wait(POLLOUT, watch) }
            sent += max(count, 0)
        }
    }

    private func receive(_ count: Int, _ watch: Watchdog) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            try wait(POLLIN, watch)
            // Room is made as bytes come, not as they are announced.
            let (filled, room) = (bytes.count, min(count - bytes.count, 1 << 20))
            bytes.append(contentsOf: repeatElement(0, count: room))
            let got = bytes.withUnsafeMutableBytes { bytes in
                recv(child.socket, bytes.baseAddress.map { $0 + filled }, room, Int32(MSG_DONTWAIT))
            }
            if got == 0 || got < 0 && errno != EAGAIN && errno != EINTR { throw .ended }
            bytes.removeLast(room - max(got, 0))
        }
        return bytes
    }

    /// Waits until the socket is ready.
    private func wait(_ events: Int32, _ watch: Watchdog) throws(Failure) {
        while true {
            var poll = pollfd(fd: child.socket, events: Int16(events), revents: 0)
            if Glibc.poll(&poll, 1, Watchdog.milliseconds) > 0 {
                if events == POLLOUT, Int32(poll.revents) & (POLLERR | POLLHUP) != 0 { throw .ended }
                return
            }
            if shouldStop() { throw .stopped }
            if watch.isOver { throw .timedOut }
        }
    }
}

extension PreparedPage {
    /// Whether this is about `file`. A worker that a page has taken over may answer anything; it must not speak for
    /// another file.
    fileprivate func isAnswer(to file: RawFile) -> Bool {
        guard facts.isAbout(file) else { return false }
        if case .article(let article, let sketch) = outcome {
            return article.article.page.isAbout(file) && sketch.id == article.id
        }
        return true
    }
}

extension PageFacts {
    fileprivate func isAbout(_ file: RawFile) -> Bool {
        name == file.name && sha256 == file.sha256 && bytes == file.bytes.count
    }
}
