internal import PipelineModel

/// Prepares pages in a worker process, which is started with the first page, and again where a page was its end.
///
/// A worker has one page at a time, so it is known which one ended it: that page is tried once more in a fresh worker, for
/// somebody else may have ended the process, and then refused. To be used by the thread that made it.
final class PageWorker {
    private let recipe: WorkerRecipe
    private let shouldStop: @Sendable () -> Bool
    private var process: WorkerProcess?

    private static let attempts = 2

    /// - Parameter shouldStop: Asked while a page takes its time.
    init(_ recipe: WorkerRecipe, shouldStop: @escaping @Sendable () -> Bool) {
        self.recipe = recipe
        self.shouldStop = shouldStop
    }

    func prepare(_ file: RawFile) -> Preparation {
        var accident: WorkerAccident?
        for _ in 0..<Self.attempts {
            do {
                let process = try running()
                switch attempt(file, process) {
                case .success(let page): return .done(page)
                case .failure(.stopped): return .stopped
                case .failure(let failure): accident = WorkerAccident(failure, process.end(), memory: recipe.memory)
                }
            } catch let error as RunError {
                return shouldStop() ? .stopped : .failed(error)
            } catch {
                return .failed(RunError(.configuration, "\(error)"))
            }
            process = nil
        }
        let facts = PageFacts(name: file.name, sha256: file.sha256, bytes: file.bytes.count)
        guard let accident else { preconditionFailure("there is at least one attempt") }
        return .done(PreparedPage(facts: facts, outcome: .refused(accident.refusal)))
    }

    private func attempt(
        _ file: RawFile, _ process: WorkerProcess
    ) -> Result<PreparedPage, WorkerProcess.Failure> {
        Result { () throws(WorkerProcess.Failure) in try process.prepare(file) }
    }

    /// The process, started where there is none.
    private func running() throws -> WorkerProcess {
        if let process { return process }
        var lastWords = ""
        for _ in 0..<Self.attempts {
            let process = try start()
            do {
                try process.makeReady(recipe.setup)
                self.process = process
                return process
            } catch {
                lastWords = process.end().lastWords
                if error == .stopped { break }
            }
        }
        throw RunError(.configuration, Self.cannotStart(lastWords.isEmpty ? "it ended without a word" : lastWords))
    }

    private func start() throws -> WorkerProcess {
        do {
            return try WorkerProcess(recipe, shouldStop: shouldStop)
        } catch {
            throw RunError(.configuration, Self.cannotStart("\(error)"))
        }
    }

    private static func cannotStart(_ why: String) -> String {
        "a worker process cannot be started (\(why)). With --in-process pages are prepared without; do that only with "
            + "pages you trust"
    }
}
