internal import Glibc
internal import Ingest
internal import PipelineModel

/// The inside of a worker process: prepares pages that come over standard input, one after the other, and answers each
/// portion of them over standard output. It ends when its input does.
public struct WorkerLoop {
    public init() {}

    /// Serves until the input ends.
    ///
    /// - Throws: `RunError` where what comes over standard input is none of a run's, or the process cannot be confined.
    public func run() throws {
        Confinement.followParent()
        guard let head = read(WorkerMessages.countBytes), let bytes = read(WorkerMessages.count(head)) else {
            throw RunError(.input, "'policytrack worker' is started by 'policytrack run', and by nothing else")
        }
        let setup = try WorkerMessages.decodeSetup(bytes)
        let preparer = try PagePreparer(configuration: setup.configuration, entering: Confinement.show)
        PageDecoder.prepare()
        // Whatever is opened with the first page has to be open before the door is shut.
        var wire = WireWriter()
        preparer.prepare(Self.firstPage).write(to: &wire)
        try Confinement.enter(memory: setup.memory)
        guard write(WorkerMessages.framed([])) else { return }
        while let count = read(WorkerMessages.countBytes) {
            wire.removeAll()
            for _ in 0..<WorkerMessages.count(count) {
                guard let file = nextPage() else { return }
                preparer.prepare(file).write(to: &wire)
            }
            guard write(WorkerMessages.encode(count: wire.bytes.count)), write(wire.bytes) else { return }
        }
    }

    private func nextPage() -> RawFile? {
        guard let bytes = read(WorkerMessages.PageHead.bytes), let head = WorkerMessages.PageHead(bytes),
            let name = read(head.nameBytes), let content = read(head.contentBytes)
        else { return nil }
        return RawFile(name: PageName(bytes: name), bytes: content, sha256: head.sha256)
    }

    /// Exactly `count` bytes; `nil` where the input ends before.
    private func read(_ count: Int) -> [UInt8]? {
        var filled = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
            while filled < count, let start = buffer.baseAddress {
                let got = Glibc.read(STDIN_FILENO, start + filled, count - filled)
                if got == 0 || got < 0 && errno != EINTR { break }
                filled += max(got, 0)
            }
            initialised = filled
        }
        return filled == count ? bytes : nil
    }

    /// Whether `bytes` went out; they do not where the parent is gone.
    private func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count, let start = bytes.baseAddress {
                let count = Glibc.write(STDOUT_FILENO, start + written, bytes.count - written)
                if count < 0 && errno != EINTR { return false }
                written += max(count, 0)
            }
            return true
        }
    }

    /// A page that goes through all stages.
    private static let firstPage = RawFile(
        name: PageName("first.html"),
        bytes: Array(
            ("<html><head><title>数字政府建设</title></head><body><h1>数字政府建设</h1>"
                + String(repeating: "<p>各地加快建设数字政府，政务服务“一网通办”覆盖更多事项，5G基站超过三百万个。</p>", count: 8)
                + "</body></html>").utf8))
}
