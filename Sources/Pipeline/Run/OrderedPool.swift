internal import Dispatch
internal import Synchronization

/// Threads that answer questions in parallel and give the answers back in the order the questions were asked.
///
/// One task asks and takes; it bounds what is in flight by taking before it asks more. Threads rather than tasks, for a
/// worker may wait for another process, which ends with the thread that started it.
final class OrderedPool<Question: Sendable, Answer: Sendable>: Sendable {
    private struct State {
        var questions: [(number: Int, question: Question)] = []
        var answers: [Int: Answer] = [:]
        var asked = 0
        var taken = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let questionsWaiting = DispatchSemaphore(value: 0)
    private let answersWaiting = DispatchSemaphore(value: 0)
    private let threads = DispatchGroup()

    /// - Parameters:
    ///   - threads: How many threads answer.
    ///   - makeWorker: Makes what answers on one thread; called on that thread, which alone uses what it makes.
    init(threads count: Int, makeWorker: @escaping @Sendable () -> (Question) -> Answer) {
        for number in 0..<count {
            DispatchQueue(label: "page-\(number)").async(group: threads) { [self] in
                let worker = makeWorker()
                while let (number, question) = nextQuestion() {
                    let answer = worker(question)
                    state.withLock { $0.answers[number] = answer }
                    answersWaiting.signal()
                }
            }
        }
    }

    /// Questions asked whose answers were not taken yet.
    var inFlight: Int { state.withLock { $0.asked - $0.taken } }

    /// Whether ``take()`` gives an answer at once.
    var isReady: Bool { state.withLock { $0.answers[$0.taken] != nil } }

    func ask(_ question: Question) {
        state.withLock { state in
            state.questions.append((state.asked, question))
            state.asked += 1
        }
        questionsWaiting.signal()
    }

    /// The answer to the first question whose answer was not taken; waits for it. `nil` where none is in flight.
    func take() -> Answer? {
        while true {
            let found = state.withLock { state -> (isIdle: Bool, answer: Answer?) in
                guard state.taken < state.asked else { return (true, nil) }
                let answer = state.answers.removeValue(forKey: state.taken)
                if answer != nil { state.taken += 1 }
                return (false, answer)
            }
            if found.isIdle || found.answer != nil { return found.answer }
            answersWaiting.wait()
        }
    }

    /// Lets the threads end once they have answered what they are at; waiting questions are forgotten.
    func close() {
        state.withLock { $0.isClosed = true }
        questionsWaiting.signal()
        threads.wait()
    }

    private func nextQuestion() -> (number: Int, question: Question)? {
        while true {
            let found = state.withLock { state -> (isClosed: Bool, next: (number: Int, question: Question)?) in
                if state.isClosed { return (true, nil) }
                return (false, state.questions.isEmpty ? nil : state.questions.removeFirst())
            }
            if found.isClosed {
                questionsWaiting.signal()  // for the next thread
                return nil
            }
            if let next = found.next { return next }
            questionsWaiting.wait()
        }
    }
}
