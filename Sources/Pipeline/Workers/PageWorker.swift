internal import PipelineModel

/// Prepares pages in a worker process, which is started with the first page, and again where a page was its end.
///
/// A worker has several pages at a time. Where it ends over them, each is prepared again alone, so that it is known which one
/// ended it: that page is tried once more in a fresh worker, for somebody else may have ended the process, and then
/// refused. To be used by the thread that made it.
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

    /// Prepares pages: an answer for each, in their order.
    func prepare(_ files: [RawFile]) -> [Preparation] {
        guard files.count > 1 else { return files.map(prepareAlone) }
        switch attempt(files) {
        case .done(let pages): return pages.map { .done($0) }
        case .stopped: return files.map { _ in .stopped }
        case .cannotStart(let error): return files.map { _ in .failed(error) }
        case .lost: return files.map(prepareAlone)
        }
    }

    private func prepareAlone(_ file: RawFile) -> Preparation {
        var accident: WorkerAccident?
        for _ in 0..<Self.attempts {
            switch attempt([file]) {
            case .done(let pages): return .done(pages[0])
            case .stopped: return .stopped
            case .cannotStart(let error): return .failed(error)
            case .lost(let lost): accident = lost
            }
        }
        let facts = PageFacts(name: file.name, sha256: file.sha256, bytes: file.bytes.count)
        guard let accident else { preconditionFailure("there is at least one attempt") }
        return .done(PreparedPage(facts: facts, outcome: .refused(accident.refusal)))
    }

    /// What became of pages that a worker was given.
    private enum Attempt {
        case done([PreparedPage])
        case stopped
        case cannotStart(RunError)
        case lost(WorkerAccident)
    }

    private func attempt(_ files: [RawFile]) -> Attempt {
        let process: WorkerProcess
        do {
            process = try running()
        } catch {
            return shouldStop() ? .stopped : .cannotStart(error)
        }
        do {
            return .done(try process.prepare(files))
        } catch .stopped {
            return .stopped
        } catch {
            self.process = nil
            return .lost(WorkerAccident(error, process.end(), memory: recipe.memory))
        }
    }

    /// The process, started where there is none.
    private func running() throws(RunError) -> WorkerProcess {
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

    private func start() throws(RunError) -> WorkerProcess {
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
