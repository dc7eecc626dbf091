internal import Glibc
internal import PipelineModel

/// How a worker process was lost over a page.
struct WorkerAccident {
    private let failure: WorkerProcess.Failure
    private let end: ChildProcess.End
    private let memory: Int

    init(_ failure: WorkerProcess.Failure, _ end: ChildProcess.End, memory: Int) {
        self.failure = failure
        self.end = end
        self.memory = memory
    }

    /// Why the page is refused.
    var refusal: Refusal { Refusal(Stage(rawValue: end.task) ?? .ingest, reason, detail) }

    private var reason: Reason {
        switch failure {
        case .timedOut: .workerTimeout
        case .ended where end.signal == nil && end.status == Confinement.outOfMemory: .workerMemory
        case .ended, .nonsense, .stopped: .workerCrashed
        }
    }

    private var detail: String {
        switch reason {
        case .workerTimeout: "the page took longer than a page of its size may, twice"
        case .workerMemory: "the page needs more than \(memory >> 20) MiB of memory"
        default: "the page ended the process that prepared it, twice: \(cause)"
        }
    }

    private var cause: String {
        if failure == .nonsense { return "it gave an answer that cannot be read" }
        let words = end.lastWords.isEmpty ? "" : " (\(end.lastWords))"
        guard let signal = end.signal else { return "exit status \(end.status)\(words)" }
        return "signal \(signal), \(String(cString: strsignal(signal)))\(words)"
    }
}
