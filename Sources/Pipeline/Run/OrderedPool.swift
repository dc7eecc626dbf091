internal import Dispatch
internal import Synchronization

/// Threads that answer questions in parallel and give the answers back in the order the questions were asked.
///
/// One task asks and takes; it bounds what is in flight by taking before it asks more. Threads rather than tasks, for a
/// worker may wait for another process, which ends with the thread that started it.
///
/// A thread takes several questions at once where they are light and many wait, so that what it costs to hand them over is
/// shared.
final class OrderedPool<Question: Sendable, Answer: Sendable>: Sendable {
    private struct State {
        var questions: [Question] = []
        /// The number of the first of them; they are numbered from 0 as they are asked.
        var first = 0
        var answers: [Int: Answer] = [:]
        var taken = 0
        /// Threads that wait for a question.
        var idle = 0
        /// The number of the question whose answer is waited for.
        var awaited: Int?
        var isClosed = false

        var asked: Int { first + questions.count }
    }

    /// What is found at a look for questions.
    private enum Found {
        case portion(first: Int, [Question])
        case nothing
        case closed
    }

    private let state = Mutex(State())
    private let questionAsked = DispatchSemaphore(value: 0)
    private let answerGiven = DispatchSemaphore(value: 0)
    private let threads = DispatchGroup()
    private let count: Int
    private let portion: Int
    private let weight: @Sendable (Question) -> Int

    /// - Parameters:
    ///   - threads: How many threads answer.
    ///   - portion: What the questions that a thread takes at once may weigh together, where it takes more than one.
    ///   - weight: The weight of a question, 0 or more.
    ///   - makeWorker: Makes what answers on one thread, one answer for each question and in their order; called on that
    ///     thread, which alone uses what it makes.
    init(
        threads count: Int, portion: Int, weight: @escaping @Sendable (Question) -> Int,
        makeWorker: @escaping @Sendable () -> ([Question]) -> [Answer]
    ) {
        self.count = count
        self.portion = portion
        self.weight = weight
        for number in 0..<count {
            DispatchQueue(label: "page-\(number)").async(group: threads) { [self] in
                let worker = makeWorker()
                while let (first, questions) = nextPortion() { give(worker(questions), from: first) }
            }
        }
    }

    /// Questions asked whose answers were not taken yet.
    var inFlight: Int { state.withLock { $0.asked - $0.taken } }

    /// Whether ``take()`` gives an answer at once.
    var isReady: Bool { state.withLock { $0.answers[$0.taken] != nil } }

    func ask(_ question: Question) {
        let isWaitedFor = state.withLock { state in
            state.questions.append(question)
            defer { state.idle = max(state.idle - 1, 0) }
            return state.idle > 0
        }
        if isWaitedFor { questionAsked.signal() }
    }

    /// The answer to the first question whose answer was not taken; waits for it. `nil` where none is in flight.
    func take() -> Answer? {
        while true {
            let found = state.withLock { state -> (isIdle: Bool, answer: Answer?) in
                guard state.taken < state.asked else { return (true, nil) }
                let answer = state.answers.removeValue(forKey: state.taken)
                if answer == nil { state.awaited = state.taken } else { state.taken += 1 }
                return (false, answer)
            }
            if found.isIdle || found.answer != nil { return found.answer }
            answerGiven.wait()
        }
    }

    /// Lets the threads end once they have answered what they are at; waiting questions are forgotten.
    func close() {
        state.withLock { $0.isClosed = true }
        for _ in 0..<count { questionAsked.signal() }
        threads.wait()
    }

    private func give(_ answers: [Answer], from first: Int) {
        let isAwaited = state.withLock { state in
            for (offset, answer) in answers.enumerated() { state.answers[first + offset] = answer }
            guard let awaited = state.awaited, state.answers[awaited] != nil else { return false }
            state.awaited = nil
            return true
        }
        if isAwaited { answerGiven.signal() }
    }

    /// The next questions to answer and the number of the first; waits for them. `nil` where the pool was closed.
    private func nextPortion() -> (first: Int, questions: [Question])? {
        while true {
            let found = state.withLock { state -> Found in
                if state.isClosed { return .closed }
                let size = portionSize(of: state.questions)
                guard size > 0 else {
                    state.idle += 1
                    return .nothing
                }
                let first = state.first
                let questions = Array(state.questions.prefix(size))
                state.questions.removeFirst(size)
                state.first += size
                return .portion(first: first, questions)
            }
            switch found {
            case .portion(let first, let questions): return (first, questions)
            case .closed: return nil
            case .nothing: questionAsked.wait()
            }
        }
    }

    /// How many of the questions that wait a thread takes: no more than its share, so that no other goes idle.
    private func portionSize(of questions: [Question]) -> Int {
        guard let first = questions.first else { return 0 }
        let share = max(questions.count / count, 1)
        var size = 1
        var weight = weight(first)
        while size < share {
            weight += self.weight(questions[size])
            if weight > portion { break }
            size += 1
        }
        return size
    }
}
